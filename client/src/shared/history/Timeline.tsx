import { Button } from '@mantine/core';
import { useSuspenseInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { TimelinePage, TimelineTopic } from '@/api/generated';
import { useAsOf } from '@/shared/asOf';
import { EmptyState } from '@/ui/EmptyState';
import { ExportMenu } from '@/ui/export/ExportMenu';
import { FilterMenu } from '@/ui/FilterMenu';
import { type UnitOfMeasure, useFormat } from '@/ui/format';
import { useUrlSet } from '@/ui/useUrlState';
import classes from './Timeline.module.css';
import { TimelineItem } from './TimelineItem';
import { allEntries, timelineSheet } from './timelineSheet';

export interface TimelineRequest {
  knownAt: string | undefined;
  topics: string | undefined;
  before: number | undefined;
  signal: AbortSignal;
}

interface Props {
  /** Names the list for those who listen. */
  label: string;
  /** Where the pages are kept; the moment and the topics are added. */
  queryKey: readonly unknown[];
  load: (request: TimelineRequest) => Promise<TimelinePage>;
  /** What one may filter by, in the order of the menu. */
  topics: readonly TimelineTopic[];
  /** In which figures are written; null where the events are about no KPI. */
  unit: UnitOfMeasure | null;
}

/** Everything that happened, newest first, page by page; by topic as the address says (`?topic=owner,target`). */
export function Timeline({ label, queryKey, load, topics, unit }: Props) {
  const { t } = useTranslation('history');
  const format = useFormat();
  const { knownAt } = useAsOf();
  const [raw, setChosen] = useUrlSet('topic');
  const chosen = new Set(topics.filter((topic) => raw.has(topic)));
  const asked = chosen.size === 0 ? undefined : [...chosen].join(',');
  const { data, fetchNextPage, hasNextPage, isFetchingNextPage } = useSuspenseInfiniteQuery({
    queryKey: [...queryKey, { knownAt, topics: asked }],
    queryFn: ({ pageParam, signal }) => load({ knownAt, topics: asked, before: pageParam, signal }),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });
  const entries = data.pages.flatMap((page) => page.entries);
  const total = data.pages[0]?.total ?? 0;

  return (
    <>
      <div className={classes.tools}>
        <FilterMenu
          label={t('filter')}
          options={topics.map((topic) => ({ value: topic, label: t(`topic.${topic}`) }))}
          chosen={chosen}
          onChange={setChosen}
        />
        <span className={classes.count} role="status">
          {t('count', { count: total, shown: format.number(entries.length), total: format.number(total) })}
        </span>
        {entries.length > 0 && (
          <ExportMenu
            name={label}
            title={label}
            sheet={async () => {
              const { signal } = new AbortController();
              const all = await allEntries((before) => load({ knownAt, topics: asked, before, signal }));
              return timelineSheet(all, t);
            }}
          />
        )}
      </div>
      {entries.length === 0 ? (
        <EmptyState
          message={t(chosen.size > 0 ? 'emptyTopics' : 'empty')}
          action={
            chosen.size > 0 && (
              <Button size="xs" variant="default" onClick={() => setChosen([])}>
                {t('all')}
              </Button>
            )
          }
        />
      ) : (
        <ol className={classes.list} aria-label={label}>
          {entries.map((entry) => (
            <TimelineItem key={entry.id} entry={entry} unit={unit} />
          ))}
        </ol>
      )}
      {hasNextPage && (
        <Button mt="md" size="xs" variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('older')}
        </Button>
      )}
    </>
  );
}
