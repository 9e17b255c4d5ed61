import { useSuspenseQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScorecardView } from '@/api/generated';
import { useAsOf } from '@/shared/asOf';
import { Explained } from '@/shared/Explained';
import { scorecardTrendQuery } from '@/shared/scorecardQueries';
import { differenceKey } from '@/shared/structure/diff';
import { useFormat } from '@/ui/format';
import { NumberText } from '@/ui/NumberText';
import { Sparkline } from '@/ui/Sparkline';
import { StatusBadge } from '@/ui/StatusBadge';
import { ChangeMark } from './Comparison';
import classes from './ScorecardSummary.module.css';

/** The total in large figures, what it covers, where it comes from, and the switches of the page. */
export function ScorecardSummary({ scorecard, controls }: { scorecard: ScorecardView; controls: ReactNode }) {
  const { t } = useTranslation('scorecards');
  const format = useFormat();
  const asOf = useAsOf();
  const { data: trend } = useSuspenseQuery(scorecardTrendQuery(scorecard.id, asOf, scorecard.span));
  const { total } = scorecard;

  return (
    <div className={classes.summary}>
      <div className={classes.total}>
        <Explained
          explanation={total.explanation}
          label={t('page.total')}
          stream={{ kind: 'scorecard', id: scorecard.id }}
        >
          <span className={`num ${classes.hero}`} data-none={total.score === null || undefined}>
            <NumberText>{format.score(total.score)}</NumberText>
          </span>
        </Explained>
        <div className={classes.words}>
          <StatusBadge status={total.status} soft />
          <span className={classes.muted}>{t('page.coverage', { coverage: format.percent(total.coverage) })}</span>
        </div>
        <ChangeMark of={differenceKey('scorecard', scorecard.id)} />
      </div>
      <figure className={classes.trend}>
        <Sparkline values={trend.map((point) => point.score)} width={240} height={48} reference={100} />
        <figcaption className={classes.muted}>
          {t('page.trend', {
            count: trend.length,
            from: format.period(trend[0]?.period),
            to: format.period(trend.at(-1)?.period),
          })}
        </figcaption>
      </figure>
      <dl className={classes.facts}>
        <div>
          <dt>{t('page.date')}</dt>
          <dd>
            {format.period(scorecard.period)} · {t(`span.${scorecard.span}`)}
          </dd>
        </div>
        <div>
          <dt>{t('page.structure')}</dt>
          <dd>{t('page.structureFrom', { month: format.period(scorecard.structureFrom) })}</dd>
        </div>
        {asOf.knownAt && (
          <div>
            <dt>{t('page.known')}</dt>
            <dd>{format.dateTime(asOf.knownAt)}</dd>
          </div>
        )}
      </dl>
      <div className={`${classes.controls} no-print`}>{controls}</div>
    </div>
  );
}
