/** A text around what was searched for. */
export interface Excerpt {
  before: string;
  hit: string;
  after: string;
}

/** Characters on either side of the hit. */
const AROUND = 30;

/** Whether one of the texts has the one that was searched for, however its letters are cased. */
export const isIn = (texts: readonly (string | null | undefined)[], sought: string) =>
  texts.some((text) => text?.toLowerCase().includes(sought.toLowerCase()));

/** Where stored JSON has the text: in one of its texts, or else anywhere in it. Null when it has not, or is sealed. */
export function hitIn(data: string | null, sought: string): Excerpt | null {
  if (data === null) return null;
  for (const text of [...leaves(parsed(data)), data]) {
    const at = text.toLowerCase().indexOf(sought.toLowerCase());
    if (at < 0) continue;
    const [start, end] = [Math.max(0, at - AROUND), at + sought.length];
    return {
      before: (start > 0 ? '…' : '') + text.slice(start, at),
      hit: text.slice(at, end),
      after: text.slice(end, end + AROUND) + (text.length > end + AROUND ? '…' : ''),
    };
  }
  return null;
}

function leaves(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(leaves) : [];
}

/** Undefined when somebody changed what is stored: the integrity page says so. */
function parsed(data: string): unknown {
  try {
    return JSON.parse(data);
  } catch {
    return undefined;
  }
}
