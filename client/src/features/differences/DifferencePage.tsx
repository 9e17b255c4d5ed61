import { Menu } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Difference, Span } from '@/api/generated';
import { EmptyState } from '@/ui/EmptyState';
import { ExportButton } from '@/ui/export/ExportMenu';
import { useFormat } from '@/ui/format';
import { Page, Section } from '@/ui/Page';
import { PageBoundary } from '@/ui/PageBoundary';
import { Segmented } from '@/ui/Segmented';
import { useUrlState } from '@/ui/useUrlState';
import classes from './Difference.module.css';
import { type DifferenceOf, differenceFile, differenceQuery } from './differenceQueries';
import { KpiSentences, KpiTable } from './KpiDifferences';
import { MomentPair } from './MomentPair';
import { momentText, useMoments } from './moments';
import { PlanDifferences } from './PlanDifferences';
import { ScorecardDifferences } from './ScorecardDifferences';

const SPANS = ['period', 'year-to-date'] as const satisfies readonly Span[];
const VIEWS = ['words', 'table'] as const;

interface Props {
  of: DifferenceOf;
  title: string;
  over?: ReactNode;
}

/** What differs between two moments, and why: in words, as a table, as CSV. */
export function DifferencePage({ of, title, over }: Props) {
  const { t } = useTranslation('differences');
  const [span, setSpan] = useUrlState<Span>('span', 'period', SPANS);
  const [view, setView] = useUrlState('view', 'words', VIEWS);
  const moments = useMoments();

  return (
    <Page
      title={title}
      over={over}
      actions={
        <>
          <Segmented
            label={t('span.label')}
            value={span}
            onChange={setSpan}
            options={SPANS.map((value) => ({ value, label: t(`span.${value}`) }))}
          />
          <Segmented
            label={t('view.label')}
            value={view}
            onChange={setView}
            options={VIEWS.map((value) => ({ value, label: t(`view.${value}`) }))}
          />
          <ExportButton label={t('export.label', { title })}>
            <Menu.Item component="a" href={differenceFile({ of, span, ...moments })} download>
              {t('export.csv')}
            </Menu.Item>
          </ExportButton>
        </>
      }
    >
      <MomentPair />
      <PageBoundary lines={6}>
        <Differing of={of} span={span} view={view} />
      </PageBoundary>
    </Page>
  );
}

function Differing({ of, span, view }: { of: DifferenceOf; span: Span; view: (typeof VIEWS)[number] }) {
  const { t } = useTranslation('differences');
  const format = useFormat();
  const { from, to } = useMoments();
  const { data: difference } = useSuspenseQuery(differenceQuery({ of, from, to, span }));
  const moments = { before: momentText(from, t, format), after: momentText(to, t, format) };
  const kpisLabel = t('kpis.title');

  return (
    <>
      <p className={classes.summary} role="status">
        <strong>{t('between', moments)}</strong>
        <br />
        <Summary difference={difference} of={of} />
      </p>
      {[difference.kpis, difference.scorecards, difference.plans].every(({ length }) => length === 0) ? (
        <EmptyState message={t('nothing', moments)} />
      ) : (
        <>
          {difference.scorecards.length > 0 && (
            <Section title={t('scorecards.title')}>
              <ScorecardDifferences scorecards={difference.scorecards} />
            </Section>
          )}
          <Section title={kpisLabel}>
            {difference.kpis.length === 0 ? (
              <p className={classes.muted}>{t('kpis.none')}</p>
            ) : view === 'table' ? (
              <KpiTable difference={difference} label={kpisLabel} />
            ) : (
              <KpiSentences difference={difference} label={kpisLabel} />
            )}
          </Section>
          <PlanDifferences plans={difference.plans} />
        </>
      )}
    </>
  );
}

function Summary({ difference, of }: { difference: Difference; of: DifferenceOf }) {
  const { t } = useTranslation('differences');
  const { kpis, comparedKpis, scorecards, comparedScorecards, hiddenKpis } = difference;
  return [
    of.kind !== 'kpi' && t('summary.kpis', { count: kpis.length, of: comparedKpis }),
    of.kind !== 'scorecard' && t('summary.scorecards', { count: scorecards.length, of: comparedScorecards }),
    hiddenKpis > 0 && t('summary.hidden', { count: hiddenKpis }),
  ]
    .filter(Boolean)
    .join(' · ');
}
