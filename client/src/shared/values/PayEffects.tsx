import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { CorrectionPreview } from '@/api/generated';
import { currencyDigits } from '@/ui/currency';
import { useFormat } from '@/ui/format';
import classes from './ScoreEffects.module.css';

/** What a correction would do to pay that is released, as far as the reader may know. */
export function PayEffects({ preview: { pay, ownPayPeriods } }: { preview: CorrectionPreview }) {
  const { t } = useTranslation('values');
  const format = useFormat();
  if (pay.length === 0 && ownPayPeriods === 0) return null;
  const change = (difference: number, currency: string) => {
    const unit = { unitKind: 'currency', unitSymbol: currency, decimals: currencyDigits(currency) } as const;
    return `${difference > 0 ? '+' : ''}${format.value(difference, unit)}`;
  };
  return (
    <section aria-label={t('effects.pay.title')}>
      <p className={classes.note}>
        <strong>{t('effects.pay.title')}</strong>
      </p>
      {pay.map(({ runId, planName, period, people, difference, currency, awards }) => (
        <p key={runId} className={classes.note}>
          {people > 0 &&
            t('effects.pay.effect', {
              plan: planName,
              period: format.period(period),
              count: people,
              difference: change(difference, currency),
            })}{' '}
          {awards > 0 && t('effects.pay.awards', { plan: planName, period: format.period(period), count: awards })}{' '}
          <Link to="/rewards/runs/$runId" params={{ runId }}>
            {t('effects.pay.run')}
          </Link>
        </p>
      ))}
      {ownPayPeriods > 0 && <p className={classes.note}>{t('effects.pay.own', { count: ownPayPeriods })}</p>}
      <p className={classes.note}>{t('effects.pay.note')}</p>
    </section>
  );
}
