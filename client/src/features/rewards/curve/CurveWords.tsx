import { useTranslation } from 'react-i18next';
import type { CurvePoint } from '@/api/generated';
import { useLocaleSettings } from '@/ui/LocaleSettings';
import { type PayFormat, usePayFormat } from '../figures';
import classes from './Curve.module.css';
import { type Stretch, stretchesOf } from './segments';

/** What the curve pays in sentences, each boundary with the stretch that owns it. */
export function CurveWords({ points }: { points: readonly CurvePoint[] }) {
  const { t } = useTranslation('rewards');
  const stretchText = useStretchText();
  return (
    <div className={classes.words}>
      <ul>
        {stretchesOf(points).map((stretch) => (
          <li key={`${stretch.from}/${stretch.to}`}>{stretchText(stretch)}</li>
        ))}
      </ul>
      <p>{t('curve.boundary')}</p>
    </div>
  );
}

/** One stretch of a curve as a sentence. */
export function useStretchText() {
  const { t } = useTranslation('rewards');
  const pay: PayFormat = usePayFormat(useLocaleSettings().currency);
  return ({ from, to, low, high }: Stretch) => {
    const span =
      from === null
        ? t('curve.below', { to: pay.percent(to) })
        : to === null
          ? t('curve.from', { from: pay.percent(from) })
          : t('curve.between', { from: pay.percent(from), to: pay.percent(to) });
    return low === high
      ? t('curve.flat', { span, factor: pay.percent(low) })
      : t('curve.sloped', { span, low: pay.percent(low), high: pay.percent(high) });
  };
}
