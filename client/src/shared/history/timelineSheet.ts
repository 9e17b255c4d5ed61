import type { TFunction } from 'i18next';
import type { TimelineEntry, TimelinePage } from '@/api/generated';
import { moment, type Sheet, sheetOf } from '@/ui/export/sheet';
import { worded } from './historyWords';

/** Every page, from the newest entry on. */
export async function allEntries(
  load: (before: number | undefined) => Promise<TimelinePage>,
): Promise<TimelineEntry[]> {
  const entries: TimelineEntry[] = [];
  let before: number | undefined;
  do {
    const page = await load(before);
    entries.push(...page.entries);
    before = page.next ?? undefined;
  } while (before !== undefined);
  return entries;
}

export const timelineSheet = (entries: readonly TimelineEntry[], t: TFunction<'history'>): Sheet =>
  sheetOf(entries, [
    { header: t('column.at'), cell: (entry) => moment(entry.at) },
    { header: t('column.what'), cell: (entry) => worded(`kind.${entry.kind}`, entry.kind) },
    { header: t('column.period'), cell: (entry) => entry.period },
    { header: t('column.before'), cell: (entry) => entry.before },
    { header: t('column.after'), cell: (entry) => entry.after },
    { header: t('column.reason'), cell: (entry) => entry.reason },
    { header: t('column.by'), cell: (entry) => entry.by?.name ?? t('system') },
    { header: t('column.position'), cell: (entry) => entry.position },
    { header: t('column.hash'), cell: (entry) => entry.hash },
  ]);
