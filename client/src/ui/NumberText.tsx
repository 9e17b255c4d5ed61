import { useTranslation } from 'react-i18next';
import { NO_FIGURE } from './format';
import { VisuallyHidden } from './VisuallyHidden';

/** A figure as `useFormat` wrote it, in tabular figures; a dash that says "no data" aloud when there is none. */
export function NumberText({ children, strong = false }: { children: string; strong?: boolean }) {
  const { t } = useTranslation('common');
  if (children === NO_FIGURE)
    return (
      <span className="num" style={{ color: 'var(--sc-text-muted)' }}>
        <span aria-hidden="true">{NO_FIGURE}</span>
        <VisuallyHidden>{t('noFigure')}</VisuallyHidden>
      </span>
    );
  return (
    <span className="num" style={strong ? { fontWeight: 650 } : undefined}>
      {children}
    </span>
  );
}
