import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Permission } from '@/api/generated';
import { EmptyState } from '@/ui/EmptyState';
import { Page } from '@/ui/Page';

interface Props {
  /** The title of the page that would stand here. */
  title: string;
  /** What one would need. */
  permission: Exclude<Permission, 'read'>;
  back: { to: string; label: string };
}

/** Instead of a page that only writes, for somebody who may not: who may, and the way back. */
export function NoRight({ title, permission, back }: Props) {
  const { t } = useTranslation('shell');
  return (
    <Page title={title} width="narrow">
      <EmptyState
        message={t(`access.who.${permission}`)}
        action={<Button renderRoot={(props) => <Link to={back.to} {...props} />}>{back.label}</Button>}
      />
    </Page>
  );
}
