import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { KpiDetail, KpiReading } from '@/api/generated';
import { ExplainPopover } from '@/ui/ExplainPopover';
import { useFormat } from '@/ui/format';
import { NumberText } from '@/ui/NumberText';
import { StatusBadge } from '@/ui/StatusBadge';
import { reasonText } from '../calculationText';
import { targetText } from '../targetText';
import classes from './KpiPage.module.css';

/** The figure in large: value against target, score and status, and the same for the year to date. */
export function KpiFigures({ kpi }: { kpi: KpiDetail }) {
  const { t } = useTranslation('kpis');
  const format = useFormat();
  const { reading, yearToDate, definition } = kpi;
  const scored = definition.direction !== 'none';

  return (
    <dl className={classes.figures}>
      <div>
        <dt>
          {t('page.value')} · {format.period(reading.period)}
        </dt>
        <dd className={classes.large}>
          <Value kpi={kpi} reading={reading} label={t('page.value')} />
        </dd>
        <dd>
          <Completeness reading={reading} />
        </dd>
      </div>
      {scored && (
        <div>
          <dt>{t('page.target')}</dt>
          <dd className={`${classes.large} ${classes.light}`}>
            <NumberText>{targetText(definition, reading.target, format)}</NumberText>
          </dd>
          <dd className={classes.small}>
            {reading.floor !== null && (
              <span className="num">
                {t('page.floor')} {format.value(reading.floor, definition)}
              </span>
            )}
            {reading.stretch !== null && (
              <span className="num">
                {t('page.stretch')} {format.value(reading.stretch, definition)}
              </span>
            )}
          </dd>
        </div>
      )}
      {scored && (
        <div>
          <dt>{t('page.score')}</dt>
          <dd className={classes.large}>
            <Score kpi={kpi} reading={reading} />
          </dd>
          <dd className={classes.small}>
            <StatusBadge status={reading.status} />
            {reading.attainment !== null && (
              <span className="num">
                {t('page.attainment')} {format.percent(reading.attainment, 1)}
              </span>
            )}
          </dd>
        </div>
      )}
      <div className={classes.ytd}>
        <dt>
          {t('page.yearToDate')} · {format.period(yearToDate.period)}
        </dt>
        <dd className={classes.medium}>
          <Value kpi={kpi} reading={yearToDate} label={t('page.yearToDate')} />
          {scored && <span className={classes.light}> / {targetText(definition, yearToDate.target, format)}</span>}
        </dd>
        <dd className={classes.small}>
          {scored && <StatusBadge status={yearToDate.status} />}
          {yearToDate.score !== null && (
            <span>
              {t('page.score')} <Score kpi={kpi} reading={yearToDate} />
            </span>
          )}
          <Completeness reading={yearToDate} />
        </dd>
      </div>
    </dl>
  );
}

function Value({ kpi, reading, label }: { kpi: KpiDetail; reading: KpiReading; label: string }) {
  const { t } = useTranslation('kpis');
  const format = useFormat();
  const { definition } = kpi;
  const yesNo = definition.direction === 'yes-no' && reading.value !== null;
  const text = reading.notApplicable
    ? t('page.notApplicable')
    : yesNo
      ? t(reading.value === 1 ? 'page.yes' : 'page.no')
      : format.value(reading.value, definition);
  return (
    <ExplainPopover explanation={reading.valueExplanation} label={label} unit={definition} events={<ToTimeline />}>
      <NumberText>{text}</NumberText>
    </ExplainPopover>
  );
}

function Score({ kpi, reading }: { kpi: KpiDetail; reading: KpiReading }) {
  const { t } = useTranslation('kpis');
  const format = useFormat();
  return (
    <ExplainPopover
      explanation={reading.scoreExplanation}
      label={t('page.score')}
      unit={kpi.definition}
      events={<ToTimeline />}
    >
      <NumberText>{format.score(reading.score)}</NumberText>
    </ExplainPopover>
  );
}

function ToTimeline() {
  const { t } = useTranslation('common');
  return (
    <Link to="." search={(previous: object) => ({ ...previous, tab: 'timeline' })}>
      {t('explain.events')}
    </Link>
  );
}

/** Says when a figure does not rest on all of its periods, or not on their parts. */
function Completeness({ reading }: { reading: KpiReading }) {
  const { t } = useTranslation('kpis');
  const { present, expected, unweighted } = reading;
  const { rule, settings } = reading.valueExplanation;
  const missing = rule === 'calculation' && settings.find((setting) => setting.name === 'reason');
  return (
    <span className={classes.small}>
      {expected > 1 && <span className="num">{t('page.present', { present, expected })}</span>}
      {unweighted && <span>{t('page.unweighted')}</span>}
      {missing && <span>{reasonText(missing.value)}</span>}
    </span>
  );
}
