import { Drawer } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconMenu2 } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import classes from './AppShell.module.css';
import { useNavigation } from './navigation';

/** The foot of the page on a phone: four pages within reach of the thumb, the rest in a drawer. */
export function PhoneNavigation() {
  const { t } = useTranslation('shell');
  const entries = useNavigation();
  const [opened, drawer] = useDisclosure(false);
  const others = entries.filter((entry) => !entry.onPhone);

  return (
    <nav className={classes.foot} aria-label={t('nav.label')}>
      {entries
        .filter((entry) => entry.onPhone)
        .map((entry) => (
          <Link key={entry.to} to={entry.to} activeOptions={{ exact: entry.to === '/', includeSearch: false }}>
            <entry.icon size={20} aria-hidden="true" />
            {t(`nav.${entry.label}`)}
          </Link>
        ))}
      {others.length > 0 && (
        <button type="button" onClick={drawer.open} aria-haspopup="dialog">
          <IconMenu2 size={20} aria-hidden="true" />
          {t('nav.more')}
        </button>
      )}
      <Drawer opened={opened} onClose={drawer.close} title={t('nav.more')} position="bottom" size="auto">
        {others.map((entry) => (
          <Link key={entry.to} to={entry.to} className={classes.drawerLink} onClick={drawer.close}>
            <entry.icon size={20} aria-hidden="true" />
            {t(`nav.${entry.label}`)}
          </Link>
        ))}
      </Drawer>
    </nav>
  );
}
