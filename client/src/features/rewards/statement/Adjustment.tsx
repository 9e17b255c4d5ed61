import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { RewardStatement } from '@/api/generated';
import type { PayFormat } from '../figures';
import { Changes } from './Changes';
import classes from './Statement.module.css';

/** What was paid before, what it should be, and the difference: what is paid in addition or taken back. */
export function Adjustment({ statement, pay }: { statement: RewardStatement; pay: PayFormat }) {
  const { t } = useTranslation('rewards');
  const { paidBefore, amount, due } = statement;
  const rest = amount === null || due === null ? 0 : amount - paidBefore - due;
  return (
    <section className={classes.adjustment} aria-label={t('adjustment.title')}>
      <h3 className={classes.step}>{t('adjustment.title')}</h3>
      <dl>
        <div>
          <dt>{t('adjustment.old')}</dt>
          <dd className="num">{pay.money(paidBefore)}</dd>
        </div>
        <div className={classes.became}>
          <dt>{t('adjustment.new')}</dt>
          <dd className="num">{pay.money(amount)}</dd>
        </div>
        <div>
          <dt>{t(due !== null && due < 0 ? 'adjustment.recovery' : 'adjustment.difference')}</dt>
          <dd className="num">
            <strong>{pay.change(due)}</strong>
          </dd>
        </div>
      </dl>
      <Changes changes={statement.changes ?? []} pay={pay} />
      <p className={`${classes.formula} no-print`}>
        <Link to={`/rewards/statements/${statement.adjusts}/${statement.person.id}` as string}>
          {t('adjustment.earlier')}
        </Link>
      </p>
      {rest < 0 && <p className={classes.formula}>{t('adjustment.rest', { rest: pay.money(-rest) })}</p>}
    </section>
  );
}
