import { Avatar } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '@/shared/session';
import classes from './AppShell.module.css';

const AccountMenu = lazy(() => import('./menus/AccountMenu'));

export function UserMenu() {
  const { t } = useTranslation('shell');
  const { person } = useSession();

  const button = (
    <button type="button" className={classes.quiet} aria-label={t('user.menu', { name: person.name })}>
      <Avatar size={26} radius="xl" color="indigo" variant="light">
        {person.name.slice(0, 1)}
      </Avatar>
    </button>
  );
  return (
    <Suspense fallback={button}>
      <AccountMenu>{button}</AccountMenu>
    </Suspense>
  );
}
