/**
 * The cells of a block copied from a spreadsheet: rows by line break, columns by tab; a quoted cell may hold both.
 * The line break after the last row is not a row of its own.
 */
export function parseBlock(text: string): string[][] {
  const rows: string[][] = [[]];
  let cell = '';
  let quoted = false;
  const endCell = () => {
    rows.at(-1)?.push(cell.trim());
    cell = '';
  };

  for (let at = 0; at < text.length; at++) {
    const char = text[at];
    if (quoted) {
      if (char !== '"') cell += char;
      else if (text[at + 1] === '"') {
        cell += '"';
        at++;
      } else quoted = false;
    } else if (char === '"' && cell === '') quoted = true;
    else if (char === '\t') endCell();
    else if (char === '\n' || char === '\r') {
      if (char === '\r' && text[at + 1] === '\n') at++;
      endCell();
      rows.push([]);
    } else cell += char;
  }
  endCell();

  while (rows.length > 1 && rows.at(-1)?.every((last) => last === '')) rows.pop();
  return rows;
}
