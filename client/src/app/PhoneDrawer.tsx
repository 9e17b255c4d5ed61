import { Drawer } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import classes from './AppShell.module.css';
import type { NavigationEntry } from './navigation';

interface Props {
  opened: boolean;
  onClose: () => void;
  entries: readonly NavigationEntry[];
}

/** The pages that have no place in the bar at the foot of a phone. */
export default function PhoneDrawer({ opened, onClose, entries }: Props) {
  const { t } = useTranslation('shell');
  return (
    <Drawer opened={opened} onClose={onClose} title={t('nav.more')} position="bottom" size="auto">
      {entries.map((entry) => (
        <Link key={entry.to} to={entry.to} className={classes.drawerLink} onClick={onClose}>
          <entry.icon size={20} aria-hidden="true" />
          {t(`nav.${entry.label}`)}
        </Link>
      ))}
    </Drawer>
  );
}
