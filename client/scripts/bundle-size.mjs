// Fails when what the browser must load before the first page exceeds the budget. Run after `vite build`.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const BUDGET = 250_000;
const dist = new URL('../dist/', import.meta.url);
const manifest = JSON.parse(readFileSync(new URL('.vite/manifest.json', dist), 'utf8'));

/** The entry, whatever it imports statically, and the larger of the two languages. */
function chunksOf(name, seen = new Set()) {
  if (seen.has(name)) return seen;
  seen.add(name);
  for (const imported of manifest[name].imports ?? []) chunksOf(imported, seen);
  return seen;
}

const size = (name) => gzipSync(readFileSync(new URL(manifest[name].file, dist))).length;
const entry = Object.keys(manifest).find((name) => manifest[name].isEntry);
const initial = [...chunksOf(entry)];
const languages = Object.keys(manifest).filter((name) => /^src\/i18n\/(ko|en)\/index\.ts$/.test(name));
const total = initial.reduce((sum, name) => sum + size(name), 0) + Math.max(...languages.map(size));

const lazyOnly = /echarts|zrender|elk|xyflow/i;
const stray = initial.filter((name) => lazyOnly.test(name) || lazyOnly.test(manifest[name].file));
if (stray.length > 0) throw new Error(`Meant to be loaded when needed, but part of the start: ${stray.join(', ')}`);

console.log(`Initial JavaScript: ${(total / 1000).toFixed(1)} kB gzipped of ${BUDGET / 1000} kB`);
if (total > BUDGET) throw new Error('The initial JavaScript exceeds its budget.');
