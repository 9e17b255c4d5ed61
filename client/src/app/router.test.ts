// A page's texts are loaded along with its code: the router names every namespace that the page's files speak.
import { FRAME } from '@/i18n';

const sources = import.meta.glob<string>('../**/*.{ts,tsx}', { query: '?raw', import: 'default', eager: true });
const files = new Map(
  Object.entries(sources).map(([path, source]) => [new URL(path, 'file:///src/app/').pathname, source]),
);

/** The file that an import leads to; null for packages and styles. */
function target(from: string, specifier: string): string | null {
  if (!/^[.@]\/|^\.\.\//.test(specifier)) return null;
  const path = specifier.startsWith('@/')
    ? `/src/${specifier.slice(2)}`
    : new URL(specifier, `file://${from}`).pathname;
  return [path, `${path}.ts`, `${path}.tsx`].find((name) => files.has(name)) ?? null;
}

/** The file and whatever it imports, now or later; types are nothing. */
function reach(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file) || file === '/src/app/router.tsx') return seen;
  seen.add(file);
  for (const match of (files.get(file) ?? '').matchAll(
    /(import|export) (type )?[^'";]*from '([^']+)'|import\('([^']+)'\)/g,
  )) {
    const next = match[2] ? null : target(file, match[3] ?? match[4] ?? '');
    if (next) reach(next, seen);
  }
  return seen;
}

/** The namespaces that a source asks for. */
const spoken = (source: string) =>
  [...source.matchAll(/useTranslation\(([^)]*)\)|\bns: ('\w+')/g)].flatMap((match) =>
    [...(match[1] ?? match[2] ?? '').matchAll(/'(\w+)'/g)].map((name) => name[1] ?? ''),
  );

/** The namespaces that a source loads by itself, with a part that comes after the page. */
const loadedLater = (source: string) =>
  [...source.matchAll(/loadTexts\(\[([^\]]*)\]/g)].flatMap((match) =>
    [...(match[1] ?? '').matchAll(/'(\w+)'/g)].map((name) => name[1] ?? ''),
  );

const routes = [
  ...(files.get('/src/app/router.tsx') ?? '').matchAll(/import\('([^']+)'\),\s*'(\w+)',\s*\[([^\]]*)\]/g),
].map(([, specifier = '', name = '', texts = '']) => ({
  name,
  file: target('/src/app/router.tsx', specifier) ?? specifier,
  texts: [...texts.matchAll(/'(\w+)'/g)].map((match) => match[1] ?? ''),
}));

// Loaded for every page once the first is shown.
const LATER = ['errors'];

test('Every page is seen by this test', () => {
  const pages = (files.get('/src/app/router.tsx') ?? '').match(/import\('[^']+Page'\)/g) ?? [];
  expect(routes).toHaveLength(pages.length);
  expect(routes.length).toBeGreaterThan(15);
});

test.each(routes)('$name comes with the texts that it speaks', ({ file, texts }) => {
  const sourcesOfPage = [...reach(file)].map((name) => files.get(name) ?? '');
  const needed = new Set(sourcesOfPage.flatMap(spoken));
  const there = new Set<string>([...FRAME, ...LATER, ...texts, ...sourcesOfPage.flatMap(loadedLater)]);
  const missing = [...needed].filter((name) => !there.has(name));
  expect(missing).toEqual([]);
  expect(texts.filter((name) => !needed.has(name))).toEqual([]);
});
