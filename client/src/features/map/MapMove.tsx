import { useTranslation } from 'react-i18next';
import type { Difference } from '@/shared/structure/diff';
import { useFormat } from '@/ui/format';
import { NumberText } from '@/ui/NumberText';
import { VisuallyHidden } from '@/ui/VisuallyHidden';
import classes from './MapCanvas.module.css';

const SIGNS = { up: '▲', down: '▼', same: '', appeared: '', vanished: '' } as const;

/** A score on the map; while something is compared what it was and what it became. */
export function MapMove({ score, mark }: { score: number | null; mark: Difference | null }) {
  const { t } = useTranslation('map');
  const format = useFormat();
  if (!mark) return <NumberText strong>{format.score(score)}</NumberText>;
  if (mark.presence !== 'both') return <span className={classes.mark}>{t(`marks.${mark.presence}`)}</span>;
  if (mark.direction === 'same') return <NumberText>{format.score(score)}</NumberText>;
  return (
    <span className={`num ${classes.mark} ${classes[mark.direction] ?? ''}`}>
      {format.score(mark.score.before)} → {format.score(mark.score.after)}{' '}
      <span aria-hidden="true">{SIGNS[mark.direction]}</span>
      <VisuallyHidden>{t(`marks.${mark.direction}`)}</VisuallyHidden>
    </span>
  );
}
