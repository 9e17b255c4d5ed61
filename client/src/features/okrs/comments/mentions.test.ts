import { insertMention, mentionAt, mentionedIn, partsOf, suggest } from './mentions';

const people = [
  { id: '1', name: '김민아' },
  { id: '2', name: '김민' },
  { id: '3', name: 'Lee Jun' },
];

test('A mention begins behind a space, not within an address', () => {
  expect(mentionAt('hello @ki', 9)).toEqual({ query: 'ki', from: 6 });
  expect(mentionAt('@', 1)).toEqual({ query: '', from: 0 });
  expect(mentionAt('kim@example', 11)).toBeNull();
  expect(mentionAt('@kim done', 9)).toBeNull();
});

test('The name takes the place of what was typed, and the cursor stands behind it', () => {
  expect(insertMention('to @l now', 3, 5, 'Lee Jun')).toEqual({ text: 'to @Lee Jun now', caret: 11 });
});

test('A text is cut at its mentions, the longer name first', () => {
  expect(partsOf('@김민아 봐 주세요', people)).toEqual([
    { text: '@김민아', person: people[0] },
    { text: ' 봐 주세요', person: null },
  ]);
  expect(mentionedIn('@Lee Jun', people)).toEqual([people[2]]);
});

test('Those whose name begins with it come first', () => {
  expect(suggest(people, '민').map(({ name }) => name)).toEqual(['김민', '김민아']);
});
