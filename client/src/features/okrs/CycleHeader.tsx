import { useTranslation } from 'react-i18next';
import type { CycleView } from '@/api/generated';
import { useFormat } from '@/ui/format';
import classes from './CycleHeader.module.css';
import { daysLeft } from './cycles';

/** When the cycle runs, how much of it has gone by, and how often one checks in. */
export function CycleHeader({ cycle }: { cycle: CycleView }) {
  const { t } = useTranslation('okrs');
  const format = useFormat();
  const name = format.period(cycle.name);
  const left = daysLeft(cycle);
  const when =
    cycle.status === 'closed'
      ? t('cycle.status.closed')
      : cycle.elapsed <= 0
        ? t('cycle.notBegun')
        : left === 0
          ? t('cycle.over')
          : t('cycle.daysLeft', { count: left, days: format.number(left) });
  return (
    <section className={classes.header} aria-label={t('cycle.about', { name })}>
      <div className={classes.words}>
        <strong>{name}</strong>
        <span className={classes.status}>{t(`cycle.status.${cycle.status}`)}</span>
        <span className={classes.muted}>{format.range(format.date(cycle.firstDay), format.date(cycle.lastDay))}</span>
        <span className={classes.muted}>{t('cycle.rhythm', { count: cycle.rhythm.everyDays })}</span>
        <span className={classes.left}>{when}</span>
      </div>
      <div
        className={classes.bar}
        role="img"
        aria-label={t('cycle.elapsed', { elapsed: format.percent(cycle.elapsed) })}
      >
        <span style={{ width: `${cycle.elapsed * 100}%` }} />
      </div>
    </section>
  );
}
