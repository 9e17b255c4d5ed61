import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { PlacementView } from '@/api/generated';
import { Explained } from '@/shared/Explained';
import { differenceKey } from '@/shared/structure/diff';
import { useFormat } from '@/ui/format';
import { NumberText } from '@/ui/NumberText';
import { Sparkline } from '@/ui/Sparkline';
import { StatusBadge } from '@/ui/StatusBadge';
import { ChangeMark } from './Comparison';
import classes from './KpiLine.module.css';

/** A KPI below its objective: value against target, attainment, course; score and value explain themselves. */
export function KpiLine({ placement, objectiveId }: { placement: PlacementView; objectiveId: string }) {
  const { t } = useTranslation('scorecards');
  const format = useFormat();
  const { reading } = placement;
  const stream = { kind: 'kpi', id: placement.kpiId };

  return (
    <li className={classes.kpi}>
      <div className={classes.line}>
        <StatusBadge status={reading.status} iconOnly />
        <Link to={`/kpis/${placement.kpiId}` as string} className={classes.name}>
          {placement.name}
        </Link>
        <Explained explanation={reading.valueExplanation} label={placement.name} unit={placement} stream={stream}>
          <NumberText strong exact={reading.notApplicable ? undefined : format.value(reading.value, placement)}>
            {reading.notApplicable ? t('page.notApplicable') : format.value(reading.value, placement, true)}
          </NumberText>
        </Explained>
      </div>
      <div className={classes.under}>
        <Sparkline
          values={placement.sparkline}
          write={(value) => format.value(value, placement)}
          reference={reading.target}
          width={64}
          height={16}
        />
        <span className="num" title={format.value(reading.target, placement)}>
          {t('page.target', { target: format.value(reading.target, placement, true) })}
        </span>
        <Explained
          explanation={reading.scoreExplanation}
          label={t('page.scoreOf', { name: placement.name })}
          unit={placement}
          stream={stream}
        >
          <span className="num">
            {reading.attainment === null
              ? t('page.score', { score: format.score(reading.score) })
              : t('page.attainment', { attainment: format.percent(reading.attainment) })}
          </span>
        </Explained>
      </div>
      <Notes placement={placement} />
      <ChangeMark of={differenceKey('kpi', placement.kpiId, objectiveId)} />
    </li>
  );
}

function Notes({ placement: { replacedByKpiId, counts, reading } }: { placement: PlacementView }) {
  const { t } = useTranslation('scorecards');
  return (
    <>
      {replacedByKpiId && (
        <div className={classes.note}>
          <Link to={`/kpis/${replacedByKpiId}` as string}>{t('page.replaced')}</Link>
        </div>
      )}
      {!counts && <div className={classes.note}>{t('page.notCounted')}</div>}
      {reading.present < reading.expected && reading.present > 0 && (
        <div className={classes.note}>
          {t('page.partial', { present: reading.present, expected: reading.expected })}
        </div>
      )}
    </>
  );
}
