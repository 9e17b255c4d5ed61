import type { TFunction } from 'i18next';
import i18n from '@/i18n';
import type { Format } from '@/ui/format';

type Words = TFunction<['audit', 'session', 'integrity']>;

/** One setting that another value was given to, in words. */
export interface SettingChange {
  name: string;
  before: string;
  after: string;
}

/** What a change of the settings changed; nothing where it is not known what stood before. */
export function settingsChanges(before: string | null, data: string | null, t: Words, format: Format): SettingChange[] {
  const [old, now] = [settingsOf(before), settingsOf(data)];
  if (!old || !now) return [];
  return [...new Set([...Object.keys(old), ...Object.keys(now)])]
    .filter((name) => (old[name] ?? false) !== (now[name] ?? false))
    .map((name) => ({
      name: i18n.exists(`settings.${name}`, { ns: 'audit' }) ? t(`settings.${name}` as 'settings.name') : name,
      before: inWords(old[name], t, format),
      after: inWords(now[name], t, format),
    }));
}

function settingsOf(data: string | null): Record<string, unknown> | null {
  try {
    const settings: unknown = JSON.parse(data ?? 'null')?.settings;
    return typeof settings === 'object' ? (settings as Record<string, unknown> | null) : null;
  } catch {
    return null; // somebody changed what is stored: the integrity page says so
  }
}

/** A member that is left out is one that is off. */
function inWords(value: unknown, t: Words, format: Format): string {
  if (value === undefined || typeof value === 'boolean') return t(value ? 'setting.on' : 'setting.off');
  return typeof value === 'number' ? format.number(value, decimals(value)) : String(value);
}

const decimals = (value: number) => Math.min(String(value).split('.')[1]?.length ?? 0, 6);
