import type { PersonRef } from '@/api/generated';

/** The beginning of a mention that the cursor stands in: what follows the `@`, and where it begins. */
export function mentionAt(text: string, caret: number): { query: string; from: number } | null {
  const match = /(?:^|[\s([{])@([^\s@]{0,40})$/.exec(text.slice(0, caret));
  return match ? { query: match[1] ?? '', from: caret - (match[1] ?? '').length - 1 } : null;
}

/** The text with the beginning of a mention replaced by the name, and where the cursor then stands. */
export function insertMention(
  text: string,
  from: number,
  caret: number,
  name: string,
): { text: string; caret: number } {
  const rest = text.slice(caret);
  const mention = `@${name}${rest.startsWith(' ') ? '' : ' '}`;
  return { text: `${text.slice(0, from)}${mention}${rest}`, caret: from + mention.length };
}

/** Those of the people whose names stand in the text behind an `@`. */
export const mentionedIn = (text: string, people: readonly PersonRef[]): PersonRef[] =>
  people.filter(({ name }) => text.includes(`@${name}`));

/** The text cut at its mentions, each with the person meant. */
export function partsOf(text: string, people: readonly PersonRef[]): { text: string; person: PersonRef | null }[] {
  const byLength = [...people].sort((a, b) => b.name.length - a.name.length);
  const parts: { text: string; person: PersonRef | null }[] = [];
  let rest = text;
  while (rest !== '') {
    const found = byLength
      .map((person) => ({ person, at: rest.indexOf(`@${person.name}`) }))
      .filter(({ at }) => at >= 0)
      .sort((a, b) => a.at - b.at)[0];
    if (!found) return [...parts, { text: rest, person: null }];
    if (found.at > 0) parts.push({ text: rest.slice(0, found.at), person: null });
    parts.push({ text: `@${found.person.name}`, person: found.person });
    rest = rest.slice(found.at + found.person.name.length + 1);
  }
  return parts;
}

/** People whose name has the query in it, those that begin with it first. */
export function suggest<P extends { name: string }>(people: readonly P[], query: string, most = 6): P[] {
  const wanted = query.toLocaleLowerCase();
  return people
    .filter(({ name }) => name.toLocaleLowerCase().includes(wanted))
    .sort(
      (a, b) =>
        Number(b.name.toLocaleLowerCase().startsWith(wanted)) - Number(a.name.toLocaleLowerCase().startsWith(wanted)) ||
        a.name.localeCompare(b.name),
    )
    .slice(0, most);
}
