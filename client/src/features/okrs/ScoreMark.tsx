import { useTranslation } from 'react-i18next';
import type { ScoreBand } from '@/api/generated';
import { useFormat } from '@/ui/format';
import { NumberText } from '@/ui/NumberText';
import badge from '@/ui/Status.module.css';
import { StatusIcon } from '@/ui/StatusBadge';
import { VisuallyHidden } from '@/ui/VisuallyHidden';

/** A final score, 0.0 to 1.0, with the band it falls into as shape, hue and word. */
export function ScoreMark({ score, band }: { score: number | null; band: ScoreBand | null }) {
  const { t } = useTranslation('okrs');
  const format = useFormat();
  const figure = <NumberText strong>{format.number(score, 1)}</NumberText>;
  if (score === null || band === null) return figure;
  return (
    <span className={`${badge.badge} ${badge[band]}`} style={{ fontSize: 'inherit', lineHeight: 'inherit' }}>
      <StatusIcon status={band} />
      {figure}
      <VisuallyHidden>{t(`band.${band}`)}</VisuallyHidden>
    </span>
  );
}
