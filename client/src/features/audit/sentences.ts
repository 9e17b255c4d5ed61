import type { TFunction } from 'i18next';
import type { AuditEntry } from '@/api/generated';
import i18n from '@/i18n';
import type { Format } from '@/ui/format';
import { settingsChanges } from './settingsChanges';

type Said = Pick<AuditEntry, 'type' | 'data' | 'before' | 'subject'>;
type Words = TFunction<['audit', 'session', 'integrity']>;

/** What an event says, in a sentence made of its stored data; its stored name where this client does not know it. */
export function sentenceOf(entry: Said, t: Words, format: Format): string {
  const { type, data } = entry;
  if (!i18n.exists(`sentences.${type}`, { ns: 'audit' })) return type;
  const sentence: string = i18n.t(`sentences.${type}` as 'loading', {
    ns: 'audit' as 'common',
    ...values(data, t, format),
    ...known(entry, t, format),
  });
  return sentence.replace(/\s*\{\{[^}]*\}\}/g, '').trim();
}

/** What the data does not hold: the period of a correction, and which settings changed. */
function known({ type, data, before, subject }: Said, t: Words, format: Format): Record<string, string> {
  const read: Record<string, string> = {};
  if (subject.period) read.subject_period = format.period(subject.period);
  if (type === 'organization-settings-revised')
    read.changed = settingsChanges(before ?? null, data, t, format)
      .map((change) => `${change.name} ${change.before} → ${change.after}`)
      .join(', ');
  return read;
}

/** The members of the data as they are read; those within another one as `settings_name`. */
function values(data: string | null, t: Words, format: Format): Record<string, string> {
  const read: Record<string, string> = {};
  for (const [name, value] of members(data)) {
    const text = textOf(name, value, t, format);
    if (text !== null) read[name] = text;
  }
  for (const at of ['', 'before_', 'after_']) {
    const parts = [read[`${at}numerator`], read[`${at}denominator`]];
    if (read[`${at}value`] === undefined && parts[0] !== undefined) read[`${at}value`] = parts.join(' ÷ ');
  }
  return read;
}

function members(data: string | null): [string, unknown][] {
  if (data === null) return []; // sealed: pay, private objectives
  try {
    const parsed: unknown = JSON.parse(data);
    return isObject(parsed)
      ? Object.entries(parsed).flatMap(([name, value]): [string, unknown][] =>
          isObject(value) && !Array.isArray(value)
            ? Object.entries(value).map(([inner, v]) => [`${name}_${inner}`, v])
            : [[name, value]],
        )
      : [];
  } catch {
    return []; // somebody changed what is stored: the integrity page says so
  }
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

const PERIODS = new Set(['period', 'from', 'effectiveFrom', 'firstMonth']);

function textOf(name: string, value: unknown, t: Words, format: Format): string | null {
  if (Array.isArray(value)) return format.number(value.length);
  if (typeof value === 'number') return name === 'fiscalYear' ? String(value) : format.number(value, decimals(value));
  if (typeof value !== 'string') return null;
  if (PERIODS.has(name)) return format.period(value);
  if (name === 'role') return t(`session:role.${value}` as 'session:role.viewer');
  return value;
}

const decimals = (value: number) => Math.min(String(value).split('.')[1]?.length ?? 0, 6);
