// Every text stands in an i18n file, so that both languages have it.

const sources = import.meta.glob<string>('./**/*.{ts,tsx}', { query: '?raw', import: 'default', eager: true });
const pages = Object.entries(sources).filter(
  ([path]) => !/\.test\.tsx?$|^\.\/(test|i18n)\/|\/generated\.ts$/.test(path),
);

/** The code without its comments. */
const code = (source: string) => source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[\s;{(])\/\/.*$/gm, '$1');

function findings(pattern: RegExp, files = pages) {
  return files.flatMap(([path, source]) =>
    [...code(source).matchAll(pattern)].map((match) => `${path}: ${match[0].trim()}`),
  );
}

test('No Hangul outside the i18n files', () => {
  expect(findings(/.*\p{Script=Hangul}.*/gu)).toEqual([]);
});

test('No words between tags', () => {
  const tsx = pages.filter(([path]) => path.endsWith('.tsx'));
  expect(findings(/(?<![=-])>\s*[A-Za-z][^<>{}()=;]*<\//g, tsx)).toEqual([]);
});

test('No words in attributes that are read or heard', () => {
  const heard =
    /\b(?:aria-label|aria-description|title|placeholder|label|description|alt|message|header)="[^"]*[A-Za-z]{2}[^"]*"/g;
  expect(findings(heard)).toEqual([]);
});

test('The scan sees what it should', () => {
  const bad: [string, string][] = [['./a.tsx', '<p>\n  Hello you\n</p> <Button title="Save it">{t("x")}</Button>']];
  expect(findings(/(?<![=-])>\s*[A-Za-z][^<>{}()=;]*<\//g, bad)).toHaveLength(1);
});
