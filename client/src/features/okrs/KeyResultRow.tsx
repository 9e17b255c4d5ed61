import { IconLock } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { KeyResultView } from '@/api/generated';
import { Explained } from '@/shared/Explained';
import { useFormat } from '@/ui/format';
import { NumberText } from '@/ui/NumberText';
import { CheckInButton } from './CheckInButton';
import { ConfidenceDots } from './ConfidenceDots';
import classes from './KeyResultRow.module.css';
import { unitOf, writeFigure, zoneOf } from './measure';
import { OkrStatusBadge } from './OkrStatusBadge';
import { useDayLookedAt } from './okrAsOf';
import { ProgressBar } from './ProgressBar';

interface Props {
  objectiveId: string;
  keyResult: KeyResultView;
  /** How much of the cycle has gone by, 0 to 1; null for no mark. */
  elapsed: number | null;
  /** What stands at the end of the row; the check-in when absent. */
  actions?: ReactNode;
  /** What stands before the title, such as the handle to move the row. */
  before?: ReactNode;
  /** What stands below the row. */
  children?: ReactNode;
}

/** A key result on one line: where it stands, how far it has come, how sure its owner is, when it was last looked at. */
export function KeyResultRow({ objectiveId, keyResult, elapsed, actions, before, children }: Props) {
  const { t } = useTranslation('okrs');
  const format = useFormat();
  const { reading, measure } = keyResult;
  const zone = measure.kind === 'zones' ? zoneOf(measure, reading.current) : null;
  const ends = measure.start !== null && measure.target !== null;

  return (
    <li id={`kr-${keyResult.id}`} tabIndex={-1} className={classes.row} data-archived={keyResult.archived || undefined}>
      <div className={classes.name}>
        {before}
        <OkrStatusBadge status={reading.status} iconOnly />
        <span className={classes.title}>
          <Link
            to="/okrs/objectives/$objectiveId"
            params={{ objectiveId }}
            hash={`kr-${keyResult.id}`}
            search={(previous: object) => ({ ...previous, checkIn: undefined })}
          >
            {keyResult.title}
          </Link>
          <span className={classes.muted}>
            {[keyResult.archived && t('keyResult.archived'), keyResult.owner?.name].filter(Boolean).join(' · ')}
            {keyResult.kpi && (
              <Link to={`/kpis/${keyResult.kpi.id}` as string}>{t('keyResult.kpi', { name: keyResult.kpi.name })}</Link>
            )}
            {keyResult.kpiHidden && (
              <span className={classes.hidden}>
                <IconLock size={12} aria-hidden="true" /> {t('keyResult.kpiHidden')}
              </span>
            )}
          </span>
        </span>
      </div>
      <div className={classes.figures}>
        <NumberText strong>{writeFigure(format, measure, reading.current)}</NumberText>
        {ends && (
          <span className={`${classes.muted} num`}>
            {t('keyResult.ends', {
              start: writeFigure(format, measure, measure.start),
              target: writeFigure(format, measure, measure.target),
            })}
          </span>
        )}
        {zone && (
          <span className={classes.muted}>{t('zone.reached', { zone: t(`zone.${zone.zone}`), text: zone.text })}</span>
        )}
        {measure.kind === 'milestones' && (
          <span className={`${classes.muted} num`}>
            {t('keyResult.milestonesDone', {
              total: measure.milestones.length,
              done: keyResult.latest?.milestonesDone.length ?? 0,
            })}
          </span>
        )}
      </div>
      <div className={classes.progress}>
        <ProgressBar progress={reading.progress} elapsed={elapsed} status={reading.status} />
        <Explained
          explanation={reading.explanation}
          label={t('progress.ofTitle', { title: keyResult.title })}
          unit={unitOf(measure)}
          stream={{ kind: 'key-result', id: keyResult.id }}
        >
          <NumberText>{format.percent(reading.progress)}</NumberText>
        </Explained>
        {reading.belowStart && <span className={classes.note}>{t('keyResult.belowStart')}</span>}
      </div>
      <span className={classes.dots}>
        <ConfidenceDots confidence={reading.confidence} />
      </span>
      <CheckInAge keyResult={keyResult} />
      <div className={classes.actions}>{actions ?? <CheckInButton keyResult={keyResult} />}</div>
      {children && <div className={classes.below}>{children}</div>}
    </li>
  );
}

/** How long ago the last check-in was, and where its figure comes from when nobody types it. */
function CheckInAge({ keyResult: { reading, measure } }: { keyResult: KeyResultView }) {
  const { t } = useTranslation('okrs');
  const format = useFormat();
  const today = useDayLookedAt();
  const last = reading.lastCheckInOn;
  if (last === null)
    return <span className={classes.age}>{t(measure.kind === 'kpi' ? 'checkIn.byKpi' : 'checkIn.none')}</span>;
  const ago = last === today ? t('checkIn.today') : format.relative(last, Date.parse(`${today}T00:00:00Z`));
  return (
    <span className={classes.age} title={format.date(last)}>
      {t('checkIn.last', { ago })}
    </span>
  );
}
