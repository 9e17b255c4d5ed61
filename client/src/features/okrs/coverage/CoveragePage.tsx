import { Select } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '@/ui/EmptyState';
import { ExportMenu } from '@/ui/export/ExportMenu';
import { useFormat } from '@/ui/format';
import { Page, Section } from '@/ui/Page';
import { useUrlState } from '@/ui/useUrlState';
import { CycleSwitch } from '../CycleSwitch';
import { OkrNav } from '../OkrNav';
import { OwnScope } from '../OwnScope';
import { useOkrMoment } from '../okrAsOf';
import { useChosenCycle } from '../useCycle';
import classes from './Coverage.module.css';
import { CoverageList } from './CoverageList';
import { CoverageMatrix } from './CoverageMatrix';
import { coverageQuery } from './coverageQueries';
import { coverageSheet } from './coverageSheet';
import { Orphans } from './Orphans';
import { Summary } from './Summary';

/** Which strategic objectives, KPIs and key results meet, which stand alone, and the way to mend that. */
export function CoveragePage() {
  const { t } = useTranslation('alignment');
  const format = useFormat();
  const [cycleId] = useChosenCycle();
  const { data: coverage } = useSuspenseQuery(coverageQuery(cycleId, useOkrMoment()));
  const [scorecardId, setScorecard] = useUrlState('scorecard', '');
  const phone = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false });
  const { scorecards, kpis } = coverage;
  const scorecard = scorecards.find(({ id }) => id === scorecardId) ?? scorecards[0];
  const title = t('coverage.title');
  const Matrix = phone ? CoverageList : CoverageMatrix;

  return (
    <Page
      title={title}
      under={coverage.cycle && format.period(coverage.cycle.name)}
      actions={<CycleSwitch shown={coverage.cycle?.id} />}
    >
      <OkrNav />
      {scorecard === undefined ? (
        <EmptyState
          message={t('coverage.empty')}
          action={<Link to={'/scorecards' as string}>{t('coverage.toScorecards')}</Link>}
        />
      ) : (
        <>
          <OwnScope className={classes.scope} />
          <Summary coverage={coverage} />
          <Orphans coverage={coverage} />
          <Section
            title={t('coverage.matrix')}
            actions={
              <ExportMenu
                name={[title, scorecard.name, coverage.cycle && format.period(coverage.cycle.name)]
                  .filter(Boolean)
                  .join(' ')}
                title={title}
                sheet={() => coverageSheet(scorecard, kpis, t)}
              />
            }
          >
            {scorecards.length > 1 && (
              <Select
                size="xs"
                mb="sm"
                maw={320}
                className="no-print"
                aria-label={t('coverage.scorecard')}
                allowDeselect={false}
                value={scorecard.id}
                data={scorecards.map(({ id, name }) => ({ value: id, label: name }))}
                onChange={setScorecard}
              />
            )}
            {scorecard.rows.length === 0 ? (
              <EmptyState message={t('coverage.noStrategy', { name: scorecard.name })} />
            ) : (
              <Matrix scorecard={scorecard} kpis={kpis} />
            )}
          </Section>
        </>
      )}
    </Page>
  );
}
