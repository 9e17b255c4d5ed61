/** The letters, digits, hyphens and underscores around the caret: what may become a KPI code. */
export function codeAtCaret(text: string, caret: number): { start: number; end: number; word: string } | null {
  const before = /[\p{L}\p{N}_-]*$/u.exec(text.slice(0, caret))?.[0] ?? '';
  // A minus directly before the word is none of it.
  const word = before.replace(/^[-_]+/, '');
  const after = /^[\p{L}\p{N}_-]*/u.exec(text.slice(caret))?.[0].replace(/-+$/, '') ?? '';
  if (word === '' || /^\d/.test(word)) return null;
  return { start: caret - word.length, end: caret + after.length, word: word + after };
}

interface Candidate {
  id: string;
  code: string;
  name: string;
}

/** KPIs whose code or name has what was written; those that begin with it first. */
export function suggestions<T extends Candidate>(kpis: readonly T[], word: string, ownId: string | null): T[] {
  const wanted = word.toLocaleLowerCase().replaceAll('_', '-');
  const rank = ({ code, name }: T) =>
    code.startsWith(wanted) ? 0 : name.toLocaleLowerCase().startsWith(wanted) ? 1 : code.includes(wanted) ? 2 : 3;
  return kpis
    .filter((kpi) => kpi.id !== ownId && kpi.code !== wanted)
    .filter(({ code, name }) => code.includes(wanted) || name.toLocaleLowerCase().includes(wanted))
    .sort((a, b) => rank(a) - rank(b) || a.code.localeCompare(b.code))
    .slice(0, 8);
}
