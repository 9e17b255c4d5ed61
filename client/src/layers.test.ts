// Imports point one way: app → features → shared → ui → api, i18n; and one feature never into another.

const sources = import.meta.glob<string>('./**/*.{ts,tsx}', { query: '?raw', import: 'default', eager: true });

const MAY: Record<string, readonly string[]> = {
  api: ['api'],
  i18n: ['i18n'],
  ui: ['ui', 'api', 'i18n'],
  shared: ['shared', 'ui', 'api', 'i18n'],
  features: ['shared', 'ui', 'api', 'i18n'],
  app: ['app', 'features', 'shared', 'ui', 'api', 'i18n'],
};

/** The path below `src` that an import of this file leads to; null for a package. */
function target(file: string, specifier: string): string | null {
  if (specifier.startsWith('@/')) return specifier.slice(2);
  if (!specifier.startsWith('.')) return null;
  return new URL(specifier, `file:///${file}`).pathname.slice(1);
}

function offence(file: string, specifier: string): string | null {
  const to = target(file, specifier);
  const [layer = '', area] = file.split('/');
  const allowed = MAY[layer];
  if (to === null || !allowed) return null;
  const [toLayer = '', toArea] = to.split('/');
  const sameFeature = layer === 'features' && toLayer === 'features' && area === toArea;
  return sameFeature || allowed.includes(toLayer) ? null : `${file} imports ${specifier}`;
}

const imports = (source: string) =>
  [...source.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map((match) => match[1] ?? '');

test('No import goes against the layers or into another feature', () => {
  const files = Object.entries(sources).filter(([path]) => !path.includes('.test.'));
  expect(files.length).toBeGreaterThan(50);
  const offences = files.flatMap(([path, source]) =>
    imports(source).map((specifier) => offence(path.slice(2), specifier)),
  );
  expect(offences.filter((found) => found !== null)).toEqual([]);
});

test.each([
  ['features/home/HomePage.tsx', '@/features/session/SignInForm'],
  ['features/home/HomePage.tsx', '../session/SignInForm'],
  ['features/home/HomePage.tsx', '@/app/router'],
  ['ui/Page.tsx', '@/shared/session'],
  ['api/client.ts', '../ui/Page'],
])('%s may not import %s', (file, specifier) => {
  expect(offence(file, specifier)).not.toBeNull();
});

test.each([
  ['features/kpis/grid/Cell.tsx', '../kpiQueries'],
  ['features/kpis/KpiPage.tsx', '@/shared/asOf'],
  ['app/router.tsx', '@/features/home/HomePage'],
  ['ui/Page.tsx', 'react'],
])('%s may import %s', (file, specifier) => {
  expect(offence(file, specifier)).toBeNull();
});
