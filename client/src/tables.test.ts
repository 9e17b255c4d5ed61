// Every table can be taken along as a file.

const sources = import.meta.glob<string>('./**/*.tsx', { query: '?raw', import: 'default', eager: true });
const pages = Object.entries(sources).filter(([path]) => !/\.test\.tsx$|^\.\/test\//.test(path));

/** Tables, and lists that stand for one, that have no export of their own, and why. */
const EXEMPT: Record<string, string> = {
  './ui/DataTable.tsx': 'exports itself',
  './ui/ExplanationBody.tsx': 'the inputs of one figure, in a popover',
  './shared/ScorecardLines.tsx': 'whoever shows it names the file',
  './shared/values/EditableGrid.tsx': 'whoever shows it knows the columns',
  './shared/values/ScoreEffects.tsx': 'what would happen, before it is saved',
  './features/kpis/targets/TargetRows.tsx': 'an editor; the tab that shows the targets exports them',
  './features/kpis/form/CalculationCheck.tsx': 'what a formula would have computed, before it is saved',
  './features/rewards/curve/CurveEditor.tsx': 'an editor; the curve stands in words beside it',
  './features/okrs/coverage/CoverageMatrix.tsx': 'the page around it exports the rows',
  './features/values/ValuesEntry.tsx': 'the page around it exports the grid',
  './features/imports/preview/RowTable.tsx': 'the page around it offers the file that the API writes',
};

const TABLE = /<table\b|role="(?:grid|table|treegrid)"|<EditableGrid\b/;

/** The opening tag of each use of a component, up to the end of its attributes. */
const uses = (source: string, component: string) =>
  [...source.matchAll(new RegExp(`<${component}\\b[\\s\\S]*?\\n?\\s*/>`, 'g'))].map((match) => match[0]);

test('A table that is no DataTable stands beside an ExportMenu', () => {
  const without = pages.filter(
    ([path, source]) => TABLE.test(source) && !EXEMPT[path] && !/<Export(Menu|Button)\b/.test(source),
  );
  expect(without.map(([path]) => path)).toEqual([]);
});

test.each(['DataTable', 'ScorecardLines'])('Every %s names its file', (component) => {
  const found = pages.flatMap(([path, source]) => uses(source, component).map((use) => ({ path, use })));
  expect(found.length).toBeGreaterThan(0);
  expect(
    found.filter(({ path, use }) => !EXEMPT[path] && !/\b(csvName|files)=/.test(use)).map(({ path }) => path),
  ).toEqual([]);
});

test('No exemption is kept for what is gone', () => {
  const tables = new Map(pages.filter(([, source]) => TABLE.test(source) || /<DataTable\b/.test(source)));
  expect(Object.keys(EXEMPT).filter((path) => !tables.has(path))).toEqual([]);
});
