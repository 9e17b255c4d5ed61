import { Alert } from '@mantine/core';
import type { ReactNode } from 'react';

interface Props {
  icon: ReactNode;
  title?: string;
  /** It has just come about; else it stands there from the start. */
  news?: boolean;
  children: ReactNode;
}

/** Something to know before one goes on, or when nothing came of it: no fault. */
export function Note({ icon, title, news = false, children }: Props) {
  return (
    <Alert
      role={news ? 'status' : 'note'}
      icon={icon}
      title={title}
      styles={{
        root: { backgroundColor: 'var(--sc-sunken)' },
        title: { color: 'var(--sc-text)' },
        icon: { color: 'var(--sc-text-muted)' },
      }}
    >
      {children}
    </Alert>
  );
}
