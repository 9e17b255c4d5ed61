import { useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '@/shared/access';
import { useAsOf } from '@/shared/asOf';
import { scorecardListQuery } from '@/shared/lists';
import { ScorecardLines } from '@/shared/ScorecardLines';
import { subtreeIds, unitsQuery, useChosenUnit } from '@/shared/units';
import { WriteButton } from '@/shared/WriteButton';
import { EmptyState } from '@/ui/EmptyState';
import { useFormat } from '@/ui/format';
import { useCalendar } from '@/ui/LocaleSettings';
import { Page } from '@/ui/Page';
import { NewScorecardDialog } from './NewScorecardDialog';

/** The scorecards of the fiscal year that the business date lies in. */
export function ScorecardListPage() {
  const { t } = useTranslation('scorecards');
  const format = useFormat();
  const calendar = useCalendar();
  const asOf = useAsOf();
  const mayEdit = useMay('edit-scorecards');
  const [unit] = useChosenUnit();
  const { data: units } = useSuspenseQuery(unitsQuery());
  const { data: all } = useSuspenseQuery(scorecardListQuery(asOf));
  const [creating, setCreating] = useState(false);

  const shownUnits = unit && subtreeIds(units, unit.id);
  const scorecards = shownUnits ? all.filter((scorecard) => shownUnits.has(scorecard.unitId)) : all;
  const fiscalYear = calendar.of(calendar.parse(asOf.date)?.end ?? asOf.date, 'year').year;
  const create = (
    <WriteButton allowed={mayEdit} onClick={() => setCreating(true)}>
      {t('create.open')}
    </WriteButton>
  );

  return (
    <Page
      title={t('list.title')}
      under={t('list.under', { year: fiscalYear, date: format.period(asOf.date) })}
      actions={scorecards.length > 0 && create}
    >
      <ScorecardLines
        label={t('list.title')}
        scorecards={scorecards}
        csvName={`scorecards-${asOf.date}`}
        tools={t('list.count', { count: scorecards.length })}
        empty={<EmptyState message={t('list.empty', { year: fiscalYear })} action={create} />}
      />
      {creating && <NewScorecardDialog fiscalYear={fiscalYear} unitId={unit?.id} onClose={() => setCreating(false)} />}
    </Page>
  );
}
