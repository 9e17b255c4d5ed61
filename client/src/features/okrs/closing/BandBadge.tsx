import { useTranslation } from 'react-i18next';
import badge from '@/ui/Status.module.css';
import { StatusIcon, statusTone } from '@/ui/StatusBadge';
import { bandOf } from './scores';

/** How a score is judged: shape, hue and word. */
export function BandBadge({ score }: { score: number }) {
  const { t } = useTranslation('okrs');
  const band = bandOf(score);
  return (
    <span className={`${badge.badge} ${statusTone(band)}`}>
      <StatusIcon status={band} />
      {t(`band.${band}`)}
    </span>
  );
}
