import { Button } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconFileImport, IconLock } from '@tabler/icons-react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Frequency } from '@/api/generated';
import { useAsOf } from '@/shared/asOf';
import { useSession } from '@/shared/session';
import { useChosenUnit } from '@/shared/units';
import { EmptyState } from '@/ui/EmptyState';
import { ExportMenu } from '@/ui/export/ExportMenu';
import { useFormat } from '@/ui/format';
import { useCalendar } from '@/ui/LocaleSettings';
import { Page } from '@/ui/Page';
import { useUrlState } from '@/ui/useUrlState';
import { gridRange } from './gridRange';
import { KeysHelp } from './KeysHelp';
import { ValuesEntry } from './ValuesEntry';
import { FREQUENCIES, ValuesFilters } from './ValuesFilters';
import { valueGridQuery } from './valueGridQueries';
import { filterRows } from './valueRows';
import { valueSheet } from './valueSheet';

/** The values of many KPIs: rows are KPIs, columns periods. On a phone one period as a list. */
export function ValuesPage() {
  const { t } = useTranslation('values');
  const format = useFormat();
  const calendar = useCalendar();
  const { organization, person } = useSession();
  const { knownAt } = useAsOf();
  const [unit] = useChosenUnit();
  const phone = useMediaQuery('(max-width: 48em)', undefined, { getInitialValueInEffect: false });
  const [frequency] = useUrlState<Frequency>('frequency', 'monthly', FREQUENCIES);
  const [to] = useUrlState('to', '');
  const [text] = useUrlState('q', '');
  const [owner] = useUrlState('owner', '');
  const [gaps] = useUrlState('gaps', '');
  const range = gridRange(frequency, to, organization.today, calendar);
  const { data: grid } = useSuspenseQuery(
    valueGridQuery({ unitId: unit?.id, frequency, from: range.from.key, to: range.to.key, knownAt }),
  );
  const filters = { text, ownerId: owner === 'me' ? person.id : null, gaps: gaps === '1' };
  const rows = filterRows(grid, filters, organization.today, calendar);

  return (
    <Page
      title={t('title')}
      width="wide"
      under={t('under', { count: rows.length, from: format.period(range.from.key), to: format.period(range.to.key) })}
      actions={
        <>
          {rows.length > 0 && (
            <ExportMenu
              name={`${t('gridLabel')} ${range.from.key} – ${range.to.key}`}
              title={t('gridLabel')}
              sheet={() => valueSheet(rows, grid.periods, format, t)}
            />
          )}
          {!phone && <KeysHelp />}
          <Button
            size="xs"
            variant="default"
            leftSection={<IconLock size={16} aria-hidden="true" />}
            renderRoot={(props) => <Link to={'/values/closing' as string} {...props} />}
          >
            {t('closing')}
          </Button>
          <Button
            size="xs"
            variant="default"
            leftSection={<IconFileImport size={14} aria-hidden="true" />}
            renderRoot={(props) => <Link to={'/values/import' as string} {...props} />}
          >
            {t('import')}
          </Button>
        </>
      }
    >
      <ValuesFilters range={range} />
      {rows.length === 0 ? (
        <EmptyState
          message={grid.rows.length === 0 ? t('empty', { frequency: t(`frequency.${frequency}`) }) : t('emptyFiltered')}
          action={
            grid.rows.length === 0 && (
              <Button renderRoot={(props) => <Link to={'/kpis' as string} {...props} />} variant="default">
                {t('openKpis')}
              </Button>
            )
          }
        />
      ) : (
        <ValuesEntry grid={grid} rows={rows} phone={phone === true} />
      )}
    </Page>
  );
}
