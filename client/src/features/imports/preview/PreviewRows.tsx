import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconDownload, IconSearch } from '@tabler/icons-react';
import { useSuspenseInfiniteQuery } from '@tanstack/react-query';
import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportCounts, ImportView, RowOutcome } from '@/api/generated';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { useFormat } from '@/ui/format';
import { useUrlState } from '@/ui/useUrlState';
import classes from '../Imports.module.css';
import { importRowsQuery, previewCsvUrl, type RowFilter, useChooseRows } from '../importQueries';
import { OUTCOMES, OutcomeBadge } from './outcomes';
import { RowTable } from './RowTable';
import { useReasonWords } from './useReasonWords';

/** The rows of the file with what becomes of them, filtered by outcome, reason and text; the filters stand in the URL. */
export function PreviewRows({ view, counts }: { view: ImportView; counts: ImportCounts }) {
  const { t } = useTranslation('imports');
  const format = useFormat();
  const wordReason = useReasonWords();
  const [outcome, setOutcome] = useUrlState<RowOutcome | ''>('outcome', '', ['', ...OUTCOMES]);
  const [reason, setReason] = useUrlState('reason', '');
  const [search, setSearch] = useUrlState('q', '');
  const [text, setText] = useState(search);
  const searchSoon = useDebouncedCallback((value: string) => setSearch(value || null), 300);
  const choose = useChooseRows(view.id);
  const all = OUTCOMES.reduce((sum, one) => sum + counts[one], 0);
  const present = OUTCOMES.filter((one) => counts[one] > 0 || (one !== 'blank' && one !== 'ignored'));

  return (
    <>
      <fieldset className={classes.filters}>
        <legend className="visually-hidden">{t('preview.filter')}</legend>
        <FilterButton pressed={outcome === ''} onClick={() => setOutcome(null)}>
          {t('preview.all')} <strong className="num">{format.number(all)}</strong>
        </FilterButton>
        {present.map((one) => (
          <FilterButton key={one} pressed={outcome === one} onClick={() => setOutcome(outcome === one ? null : one)}>
            <OutcomeBadge outcome={one} /> <strong className="num">{format.number(counts[one])}</strong>
          </FilterButton>
        ))}
      </fieldset>
      <div className={classes.rowTools}>
        <TextInput
          size="xs"
          aria-label={t('preview.search')}
          placeholder={t('preview.search')}
          leftSection={<IconSearch size={14} aria-hidden="true" />}
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value);
            searchSoon(event.currentTarget.value);
          }}
        />
        {counts.reasons.length > 0 && (
          <NativeSelect
            size="xs"
            aria-label={t('preview.reason')}
            value={reason}
            data={[
              { value: '', label: t('preview.anyReason') },
              ...counts.reasons.map(({ code, count }) => ({
                value: code,
                label: t('preview.reasonCount', {
                  reason: wordReason({ code, detail: null, low: null, high: null }),
                  number: format.number(count),
                }),
              })),
            ]}
            onChange={(event) => setReason(event.currentTarget.value || null)}
          />
        )}
        {outcome === 'suspicious' &&
          counts.suspicious > 0 &&
          [true, false].map((included) => (
            <Button
              key={String(included)}
              size="xs"
              variant="default"
              loading={choose.isPending && choose.variables.ordinals === null && choose.variables.included === included}
              onClick={() => choose.mutate({ ordinals: null, reason: reason || null, included })}
            >
              {t(included ? 'preview.takeAll' : 'preview.leaveAll')}
            </Button>
          ))}
        <Button
          size="xs"
          variant="subtle"
          color="gray"
          component="a"
          href={previewCsvUrl(view.id, outcome)}
          download
          leftSection={<IconDownload size={14} aria-hidden="true" />}
        >
          {t('preview.csv')}
        </Button>
      </div>
      <ErrorNotice error={choose.error} listFields />
      <Suspense fallback={<p className={classes.muted}>{t('preview.loading')}</p>}>
        <Rows
          view={view}
          filter={{ outcome, reason, search }}
          onInclude={(ordinal, included) => choose.mutate({ ordinals: [ordinal], reason: null, included })}
        />
      </Suspense>
    </>
  );
}

function FilterButton({
  pressed,
  onClick,
  children,
}: {
  pressed: boolean;
  onClick: () => void;
  children: React.ReactNode;
}) {
  return (
    <button type="button" className={classes.filter} aria-pressed={pressed} onClick={onClick}>
      {children}
    </button>
  );
}

interface RowsProps {
  view: ImportView;
  filter: RowFilter;
  onInclude: (ordinal: number, included: boolean) => void;
}

function Rows({ view, filter, onInclude }: RowsProps) {
  const { t } = useTranslation('imports');
  const format = useFormat();
  const { data, hasNextPage, fetchNextPage, isFetchingNextPage, isFetchNextPageError, error } =
    useSuspenseInfiniteQuery(importRowsQuery(view.id, filter));
  const rows = data.pages.flatMap((page) => page.rows);
  const total = data.pages[0]?.total ?? 0;

  return (
    <>
      <RowTable rows={rows} onInclude={onInclude} />
      {isFetchNextPageError && <ErrorNotice error={error} />}
      {total > 0 && (
        <div className={classes.more}>
          <span className={classes.muted} role="status">
            {t('preview.shown', { shown: format.number(rows.length), total: format.number(total) })}
          </span>
          {hasNextPage && (
            <Button
              size="compact-sm"
              variant="default"
              loading={isFetchingNextPage}
              onClick={() => void fetchNextPage()}
            >
              {t('preview.more')}
            </Button>
          )}
        </div>
      )}
    </>
  );
}
