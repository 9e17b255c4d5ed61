import { useTranslation } from 'react-i18next';
import { NO_FIGURE } from './format';
import { VisuallyHidden } from './VisuallyHidden';

interface Props {
  children: string;
  strong?: boolean;
  /** The figure in full where it is shown shortened: told when one points at it. */
  exact?: string;
}

/** A figure as `useFormat` wrote it, in tabular figures; a dash that says "no data" aloud when there is none. */
export function NumberText({ children, strong = false, exact }: Props) {
  const { t } = useTranslation('common');
  if (children === NO_FIGURE)
    return (
      <span className="num" style={{ color: 'var(--sc-text-muted)' }}>
        <span aria-hidden="true">{NO_FIGURE}</span>
        <VisuallyHidden>{t('noFigure')}</VisuallyHidden>
      </span>
    );
  return (
    <span
      className="num"
      style={strong ? { fontWeight: 650 } : undefined}
      title={exact === children ? undefined : exact}
    >
      {children}
    </span>
  );
}
