import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './CheckIn.module.css';

interface Props {
  title: string;
  /** Said at once, not when there is time. */
  urgent?: boolean;
  children: ReactNode;
}

/** Something to know before one saves. */
export function Notice({ title, urgent = false, children }: Props) {
  return (
    <div role={urgent ? 'alert' : 'status'} className={classes.notice}>
      <p className={classes.noticeTitle}>
        <IconAlertTriangle size={16} aria-hidden="true" />
        {title}
      </p>
      {children}
    </div>
  );
}
