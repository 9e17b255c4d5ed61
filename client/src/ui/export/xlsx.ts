import { strToU8, zipSync } from 'fflate';
import { wallClock } from '@/ui/zonedTime';
import { type ExportCell, type Fact, isDay, isMoment, type Sheet } from './sheet';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

/** Places in `cellXfs` of the styles below. */
const STYLE = { plain: 0, heading: 1, day: 2, moment: 3, percent: 4 } as const;

const NONE = 'numFmtId="0" fontId="0" fillId="0" borderId="0"';

const STYLES = `${HEAD}<styleSheet xmlns="${MAIN}">
<numFmts count="3"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/><numFmt numFmtId="166" formatCode="0.0%"/></numFmts>
<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>
<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>
<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>
<cellStyleXfs count="1"><xf ${NONE}/></cellStyleXfs>
<cellXfs count="5"><xf ${NONE} xfId="0"/><xf ${NONE.replace('fontId="0"', 'fontId="1"')} xfId="0" applyFont="1"/>${[164, 165, 166].map((format) => `<xf ${NONE.replace('numFmtId="0"', `numFmtId="${format}"`)} xfId="0" applyNumberFormat="1"/>`).join('')}</cellXfs>
</styleSheet>`;

/** A cell holds no more. */
const LONGEST_TEXT = 32_767;

interface Page {
  name: string;
  sheet: Sheet;
  /** A heading row that stays in view, with a filter on every column. */
  headed: boolean;
}

/**
 * A workbook: the table, and on a second sheet what it is about. Texts are stored as texts, so none can run as a
 * formula; numbers and dates are real ones.
 */
export function toXlsx(
  { title, sheet, about, facts }: { title: string; sheet: Sheet; about: string; facts: readonly Fact[] },
  timeZone: string,
): Uint8Array<ArrayBuffer> {
  const pages: Page[] = [
    { name: title, sheet, headed: true },
    { name: about, sheet: { columns: [], rows: facts }, headed: false },
  ];
  const names: string[] = [];
  for (const page of pages) names.push(sheetName(page.name, names));
  const files: Record<string, string> = {
    '[Content_Types].xml': `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${override('workbook', 'sheet.main')}${override('styles', 'styles')}${pages.map((_, i) => override(`worksheets/sheet${i + 1}`, 'worksheet')).join('')}</Types>`,
    '_rels/.rels': relations([['officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${names.map((name, i) => `<sheet name="${xml(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations([
      ...pages.map((_, i): [string, string] => ['worksheet', `worksheets/sheet${i + 1}.xml`]),
      ['styles', 'styles.xml'],
    ]),
    'xl/styles.xml': STYLES,
    ...Object.fromEntries(pages.map((page, i) => [`xl/worksheets/sheet${i + 1}.xml`, worksheet(page, timeZone)])),
  };
  return zipSync(Object.fromEntries(Object.entries(files).map(([path, part]) => [path, strToU8(part)])));
}

function worksheet({ sheet: { columns, rows }, headed }: Page, timeZone: string): string {
  const heading = headed
    ? `<row r="1">${columns.map(({ header }, i) => text(header, i, 1, STYLE.heading)).join('')}</row>`
    : '';
  const first = headed ? 2 : 1;
  const body = rows.map((row, r) => {
    const cells = row.map((cell, c) => writeCell(cell, c, r + first, columns[c]?.percent === true, timeZone));
    return `<row r="${r + first}">${cells.join('')}</row>`;
  });
  const width = Math.max(columns.length, ...rows.map((row) => row.length).slice(0, 50), 1);
  const widths = Array.from({ length: width }, (_, c) => columnWidth(columns[c]?.header, rows, c));
  const pane = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>';
  const filter =
    headed && columns.length > 0 ? `<autoFilter ref="A1:${place(columns.length - 1, rows.length + 1)}"/>` : '';
  return `${HEAD}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0">${headed ? pane : ''}</sheetView></sheetViews><cols>${widths.map((w, i) => `<col min="${i + 1}" max="${i + 1}" width="${w}" customWidth="1"/>`).join('')}</cols><sheetData>${heading}${body.join('')}</sheetData>${filter}</worksheet>`;
}

function writeCell(cell: ExportCell, column: number, row: number, percent: boolean, timeZone: string): string {
  if (cell === null || cell === undefined || cell === '') return '';
  if (typeof cell === 'string') return text(cell, column, row, STYLE.plain);
  if (typeof cell === 'number')
    return Number.isFinite(cell) ? number(cell, column, row, percent ? STYLE.percent : STYLE.plain) : '';
  if (isDay(cell)) return number(serial(`${cell.day}T00:00:00`), column, row, STYLE.day);
  if (isMoment(cell)) return number(serial(wallClock(Date.parse(cell.moment), timeZone)), column, row, STYLE.moment);
  return '';
}

const text = (value: string, column: number, row: number, style: number) =>
  `<c r="${place(column, row)}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${xml(value.slice(0, LONGEST_TEXT))}</t></is></c>`;

const number = (value: number, column: number, row: number, style: number) =>
  `<c r="${place(column, row)}" s="${style}"><v>${value}</v></c>`;

/** Days since 30 December 1899, as spreadsheets count. */
const serial = (local: string) => Date.parse(`${local}Z`) / 86_400_000 + 25_569;

/** Column 0 of row 1 is `A1`, column 26 is `AA1`. */
function place(column: number, row: number): string {
  let letters = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return `${letters}${row}`;
}

/** Wide enough for most of what stands in the column; Korean letters take two places. */
function columnWidth(header: string | undefined, rows: Sheet['rows'], column: number): number {
  const cells = [header ?? '', ...rows.slice(0, 200).map((row) => row[column])];
  const lengths = cells.map((cell) =>
    typeof cell === 'object' && cell !== null ? ('day' in cell ? 11 : 19) : places(String(cell ?? '')),
  );
  return Math.min(Math.max(...lengths) + 2, 60);
}

const places = (value: string) => [...value].reduce((sum, letter) => sum + (letter > '\u10ff' ? 2 : 1), 0);

/** A sheet's name has at most 31 letters, without some signs, and no other sheet's name. */
function sheetName(wanted: string, taken: readonly string[]): string {
  const name =
    wanted
      .replace(/[[\]:*?/\\]/g, ' ')
      .replace(/^'+|'+$/g, '')
      .slice(0, 31)
      .trim() || 'Sheet';
  return taken.includes(name) ? `${name.slice(0, 28)} ${taken.length + 1}` : name;
}

const override = (part: string, type: string) =>
  `<Override PartName="/xl/${part}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${type}+xml"/>`;

const relations = (targets: readonly (readonly [string, string])[]) =>
  `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${targets.map(([type, target], i) => `<Relationship Id="rId${i + 1}" Type="${RELATIONS}/${type}" Target="${target}"/>`).join('')}</Relationships>`;

/** XML has no way to write most control characters. */
const xml = (value: string) =>
  value
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not stand in XML
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
