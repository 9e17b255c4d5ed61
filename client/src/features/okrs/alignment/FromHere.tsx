import { IconZoomIn } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import classes from './Alignment.module.css';
import type { Aligned } from './forest';

/** Shows only this and what lies below. */
export function FromHere({ node, tabIndex }: { node: Aligned; tabIndex?: number }) {
  const { t } = useTranslation('alignment');
  const label = t('fromHere', { title: node.title });
  return (
    <Link
      to="."
      search={(previous: object) => ({ ...previous, root: node.id, open: undefined })}
      className={`${classes.fromHere} no-print`}
      tabIndex={tabIndex}
      aria-label={label}
      title={label}
    >
      <IconZoomIn size={14} aria-hidden="true" />
    </Link>
  );
}
