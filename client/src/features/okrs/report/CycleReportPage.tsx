import { Button } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { CycleReport } from '@/api/generated';
import { useChosenUnit } from '@/shared/units';
import { EmptyState } from '@/ui/EmptyState';
import { useFormat } from '@/ui/format';
import { Page, Section } from '@/ui/Page';
import { OwnScope } from '../OwnScope';
import { useOkrMoment } from '../okrAsOf';
import { Distribution } from './Distribution';
import { Learnings } from './Learnings';
import classes from './Report.module.css';
import { ReportObjectives } from './ReportObjectives';
import { ReportUnits } from './ReportUnits';
import { cycleReportQuery } from './reportQueries';

/** How a cycle ended, or stands to end: scores, outcomes, whether the ambition fitted, and what was learned. */
export function CycleReportPage() {
  const { cycleId = '' } = useParams({ strict: false });
  const { t } = useTranslation(['alignment', 'okrs']);
  const format = useFormat();
  const [unit] = useChosenUnit();
  const { data: report } = useSuspenseQuery(cycleReportQuery(cycleId, unit?.id, useOkrMoment()));
  const { cycle, figures } = report;

  return (
    <Page
      title={t('report.title', { cycle: format.period(cycle.name) })}
      over={<Link to={'/okrs/cycles' as string}>{t('okrs:nav.cycles')}</Link>}
      under={[
        format.range(format.date(cycle.firstDay), format.date(cycle.lastDay)),
        t(`okrs:cycle.status.${cycle.status}`),
        unit?.name,
      ]
        .filter(Boolean)
        .join(' · ')}
      actions={
        <Button size="xs" variant="default" onClick={() => window.print()}>
          {t('report.print')}
        </Button>
      }
    >
      {figures.objectives === 0 ? (
        <EmptyState
          message={t('report.empty', { cycle: format.period(cycle.name) })}
          action={<Link to={'/okrs' as string}>{t('toOkrs')}</Link>}
        />
      ) : (
        <>
          <OwnScope className={classes.scope} />
          <Figures report={report} />
          <Hints report={report} />
          {figures.bands.unscored < figures.objectives && (
            <Section title={t('report.distribution')}>
              <Distribution report={report} />
            </Section>
          )}
          <Section title={t('report.outcomes')}>
            <Outcomes report={report} />
          </Section>
          <Section title={t('report.units')}>
            <ReportUnits report={report} />
          </Section>
          <Section title={t('report.objectives')}>
            <ReportObjectives report={report} />
          </Section>
          <Section title={t('report.learnings')}>
            <Learnings report={report} />
          </Section>
        </>
      )}
    </Page>
  );
}

/** The totals in sentences, the mean score in front. */
function Figures({ report: { figures: total } }: { report: CycleReport }) {
  const { t } = useTranslation(['alignment', 'okrs']);
  const format = useFormat();
  return (
    <div className={classes.figures}>
      <p className={classes.figure}>
        <span className={classes.muted}>{t('report.mean')}</span>
        <strong className="num">{format.number(total.mean, 2)}</strong>
        <span className={classes.muted}>
          {t('report.scoredOf', { scored: total.objectives - total.bands.unscored, count: total.objectives })}
        </span>
      </p>
      <p className={classes.figure}>
        <span className={classes.muted}>{t('report.closed')}</span>
        <strong className="num">{format.number(total.closed)}</strong>
        <span className={classes.muted}>{t('report.open', { count: total.objectives - total.closed })}</span>
      </p>
      {total.ambitions
        .filter(({ objectives }) => objectives > 0)
        .map(({ ambition, expected, mean }) => (
          <p key={ambition} className={classes.figure}>
            <span className={classes.muted}>{t(`okrs:ambition.${ambition}`)}</span>
            <strong className="num">{format.number(mean, 2)}</strong>
            <span className={classes.muted}>{t('report.expected', { expected: format.number(expected, 1) })}</span>
          </p>
        ))}
    </div>
  );
}

/** Where the ambition does not fit the scores, in words. */
function Hints({ report: { hints } }: { report: CycleReport }) {
  const { t } = useTranslation('alignment');
  const format = useFormat();
  if (hints.length === 0) return null;
  return (
    <ul className={classes.hints}>
      {hints.map((hint) => (
        <li key={`${hint.code}/${hint.unitId}`}>
          <strong>{t('report.hint.of', { name: hint.unitName ?? t('report.everyone') })}</strong>{' '}
          {t(`report.hint.${hint.code}`, { mean: format.number(hint.mean, 2), count: hint.scored })}
        </li>
      ))}
    </ul>
  );
}

/** How many ended how, each with a bar as long as its share. */
function Outcomes({ report: { figures: total } }: { report: CycleReport }) {
  const { t } = useTranslation('alignment');
  const format = useFormat();
  const lines = [
    ...total.outcomes.map(({ outcome, count }) => ({ key: outcome, name: t(`outcome.${outcome}`), count })),
    { key: 'none', name: t('report.notClosed'), count: total.objectives - total.closed },
  ];
  return (
    <ul className={classes.outcomes}>
      {lines.map(({ key, name, count }) => (
        <li key={key}>
          <span>{name}</span>
          <span className={classes.bar} aria-hidden="true">
            <span style={{ width: `${(count / Math.max(1, total.objectives)) * 100}%` }} />
          </span>
          <span className="num">{format.number(count)}</span>
        </li>
      ))}
    </ul>
  );
}
