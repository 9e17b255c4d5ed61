import { en } from './en';

const files = import.meta.glob<Texts>('./{ko,en}/*.json', { import: 'default', eager: true });

/** The texts of one language, by namespace. */
function textsOf(language: string): Texts {
  const own = Object.entries(files).filter(([path]) => path.startsWith(`./${language}/`));
  return Object.fromEntries(own.map(([path, texts]) => [path.replace(/.*\/(.+)\.json/, '$1'), texts]));
}

type Texts = { [key: string]: string | Texts };

/** Every text by its full key. The plural forms of one text are one key: languages have different numbers of them. */
function flatten(texts: Texts, prefix = ''): Map<string, string[]> {
  const result = new Map<string, string[]>();
  for (const [key, value] of Object.entries(texts)) {
    const full = `${prefix}${key}`;
    const entries =
      typeof value === 'string'
        ? [[full.replace(/_(zero|one|two|few|many|other)$/, ''), [value]] as const]
        : flatten(value, `${full}.`);
    for (const [name, written] of entries) result.set(name, [...(result.get(name) ?? []), ...written]);
  }
  return result;
}

const variables = (texts: string[]) =>
  [...new Set(texts.flatMap((text) => [...text.matchAll(/\{\{\s*(\w+)/g)].map((match) => match[1])))].sort();

const english = flatten(textsOf('en'));
const korean = flatten(textsOf('ko'));

test('Every namespace is known to the types', () => {
  expect(Object.keys(en).sort()).toEqual(Object.keys(textsOf('en')).sort());
});

test('Both languages have the same keys', () => {
  expect([...korean.keys()].sort()).toEqual([...english.keys()].sort());
});

test.each([...english.keys()])('%s says the same figures in both languages', (key) => {
  expect(variables(korean.get(key) ?? [])).toEqual(variables(english.get(key) ?? []));
});

test('No text is empty', () => {
  const empty = [...english, ...korean].filter(([, texts]) => texts.some((text) => text.trim() === ''));
  expect(empty).toEqual([]);
});
