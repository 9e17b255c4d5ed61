import { strFromU8, unzipSync } from 'fflate';
import { day, moment, type Sheet } from './sheet';
import { toXlsx } from './xlsx';

const sheet: Sheet = {
  columns: [
    { header: 'KPI' },
    { header: 'Value' },
    { header: 'Coverage', percent: true },
    { header: 'Day' },
    { header: 'At' },
  ],
  rows: [
    ['=1+1', -3.5, 0.85, day('2026-11-21'), moment('2026-11-21T18:00:00Z')],
    ['<b> & "q" \u0001', null, undefined, null, null],
  ],
};

function open(made = toXlsx({ title: 'KPIs: all', sheet, about: 'About', facts: [['Rows', 2]] }, 'Asia/Seoul')) {
  const files = unzipSync(made);
  return (path: string) => {
    const parsed = new DOMParser().parseFromString(strFromU8(files[path] as Uint8Array), 'text/xml');
    expect(parsed.querySelector('parsererror')).toBeNull();
    return parsed;
  };
}

const cell = (page: Document, place: string) => page.querySelector(`c[r="${place}"]`);

test('Texts are stored as texts, never as formulas, and with every sign they have', () => {
  const page = open()('xl/worksheets/sheet1.xml');
  expect(cell(page, 'A2')?.getAttribute('t')).toBe('inlineStr');
  expect(cell(page, 'A2')?.textContent).toBe('=1+1');
  expect(cell(page, 'A3')?.textContent).toBe('<b> & "q" ');
  expect(page.querySelector('f')).toBeNull();
});

test('Numbers and dates are real ones, in the time zone of the organization', () => {
  const page = open()('xl/worksheets/sheet1.xml');
  expect(cell(page, 'B2')?.textContent).toBe('-3.5');
  expect(cell(page, 'C2')?.getAttribute('s')).toBe('4');
  expect(cell(page, 'D2')?.textContent).toBe('46347');
  expect(Number(cell(page, 'E2')?.textContent)).toBeCloseTo(46348.125, 6);
  expect(cell(page, 'B3')).toBeNull();
});

test('The heading stays in view, columns are wide enough, and a second sheet says what it is about', () => {
  const file = open();
  const page = file('xl/worksheets/sheet1.xml');
  expect(page.querySelector('pane')?.getAttribute('state')).toBe('frozen');
  expect(page.querySelector('autoFilter')?.getAttribute('ref')).toBe('A1:E3');
  expect(Number(page.querySelectorAll('col')[4]?.getAttribute('width'))).toBeGreaterThan(18);
  const names = [...file('xl/workbook.xml').querySelectorAll('sheet')].map((found) => found.getAttribute('name'));
  expect(names).toEqual(['KPIs  all', 'About']);
  expect(cell(file('xl/worksheets/sheet2.xml'), 'B1')?.textContent).toBe('2');
});

test('Every part is named where a reader looks for it', () => {
  const file = open();
  for (const part of file('[Content_Types].xml').querySelectorAll('Override'))
    file((part.getAttribute('PartName') as string).slice(1));
  file('_rels/.rels');
  file('xl/_rels/workbook.xml.rels');
});

test('A table without rows and names that spreadsheets refuse make a file too', () => {
  const name = `'${'긴이름'.repeat(20)}'`;
  const file = open(toXlsx({ title: name, sheet: { columns: [], rows: [] }, about: name, facts: [] }, 'UTC'));
  const names = [...file('xl/workbook.xml').querySelectorAll('sheet')].map((found) => found.getAttribute('name') ?? '');
  expect(new Set(names).size).toBe(2);
  expect(names.every((found) => found.length <= 31 && found.length > 0)).toBe(true);
});
