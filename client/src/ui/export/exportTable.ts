import i18n from '@/i18n';
import { wallClock } from '@/ui/zonedTime';
import { toCsv } from './csv';
import type { ExportScope } from './ExportContext';
import { saveFile } from './saveFile';
import { type Fact, moment, type Sheet } from './sheet';
import { toXlsx } from './xlsx';

export type ExportFormat = 'csv' | 'xlsx';

export interface TableExport {
  format: ExportFormat;
  /** File name without extension. */
  name: string;
  /** The table's name in words. */
  title: string;
  sheet: Sheet;
  scope: ExportScope;
  timeZone: string;
}

/** Writes a table into a file whose name says of which unit and as known when it is. */
export function exportTable({ format, name, title, sheet, scope, timeZone }: TableExport) {
  const file = `${[name, ...scopeWords(name, scope, timeZone)].join(' ')}.${format}`;
  if (format === 'csv') saveFile(file, 'text/csv;charset=utf-8', ['\ufeff', toCsv(sheet, timeZone)]);
  else
    saveFile(file, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', [
      toXlsx({ title, sheet, about: i18n.t('export.about'), facts: factsOf(title, sheet, scope) }, timeZone),
    ]);
}

function scopeWords(name: string, { unit, date, knownAt }: ExportScope, timeZone: string): string[] {
  const known = knownAt && wallClock(Date.parse(knownAt), timeZone).slice(0, 16).replace('T', ' ').replace(':', '');
  return [
    unit && !name.includes(unit) ? unit : '',
    date && !name.includes(date) ? date : '',
    known ? i18n.t('export.fileKnownAt', { at: known }) : '',
  ].filter(Boolean);
}

function factsOf(title: string, sheet: Sheet, { organization, unit, date, knownAt }: ExportScope): Fact[] {
  const facts: Fact[] = [
    [i18n.t('export.table'), title],
    [i18n.t('export.organization'), organization],
    [i18n.t('export.unit'), unit],
    [i18n.t('export.date'), date],
    [i18n.t('export.knownAt'), date === undefined ? null : moment(knownAt ?? new Date().toISOString())],
    [i18n.t('export.rows'), sheet.rows.length],
    [i18n.t('export.exportedAt'), moment(new Date().toISOString())],
    [i18n.t('export.address'), window.location.href],
  ];
  return facts.filter(([, value]) => value !== undefined && value !== null && value !== '');
}
