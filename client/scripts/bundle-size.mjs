// Fails when what the browser must load before the first page exceeds the budget. Run after `vite build`.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const BUDGET = 250_000;
const dist = new URL('../dist/', import.meta.url);
const manifest = JSON.parse(readFileSync(new URL('.vite/manifest.json', dist), 'utf8'));

// Whichever of these comes first, its code and its texts are part of the start.
const FRAME = ['common', 'shell'];
const FIRST_PAGES = {
  'src/features/home/HomePage.tsx': ['home'],
  'src/features/session/SignInPage.tsx': ['session', 'errors'],
};

/** The chunk and whatever it imports statically. */
function chunksOf(name, seen = new Set()) {
  if (seen.has(name)) return seen;
  seen.add(name);
  for (const imported of manifest[name].imports ?? []) chunksOf(imported, seen);
  return seen;
}

const size = (name) => gzipSync(readFileSync(new URL(manifest[name].file, dist))).length;
const entry = Object.keys(manifest).find((name) => manifest[name].isEntry);
const sum = (chunks) => chunks.reduce((total, name) => total + size(name), 0);
const textsOf = (language, namespaces) => namespaces.map((namespace) => `src/i18n/${language}/${namespace}.json`);
const starts = Object.entries(FIRST_PAGES).flatMap(([page, texts]) =>
  ['ko', 'en'].map((language) => [...chunksOf(page, chunksOf(entry)), ...textsOf(language, [...FRAME, ...texts])]),
);
const initial = starts.reduce((largest, chunks) => (sum(chunks) > sum(largest) ? chunks : largest));
const total = sum(initial);

const lazyOnly = /echarts|zrender|elk|xyflow/i;
const stray = initial.filter((name) => lazyOnly.test(name) || lazyOnly.test(manifest[name].file));
if (stray.length > 0) throw new Error(`Meant to be loaded when needed, but part of the start: ${stray.join(', ')}`);

console.log(`Initial JavaScript: ${(total / 1000).toFixed(1)} kB gzipped of ${BUDGET / 1000} kB`);
if (total > BUDGET) throw new Error('The initial JavaScript exceeds its budget.');
