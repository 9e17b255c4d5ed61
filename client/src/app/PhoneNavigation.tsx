import { useDisclosure } from '@mantine/hooks';
import { IconMenu2 } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './AppShell.module.css';
import { useHereProps, useNavigation } from './navigation';

const PhoneDrawer = lazy(() => import('./PhoneDrawer'));

/** The foot of the page on a phone: five pages within reach of the thumb, the rest in a drawer. */
export function PhoneNavigation() {
  const { t } = useTranslation('shell');
  const entries = useNavigation();
  const hereProps = useHereProps();
  const [opened, drawer] = useDisclosure(false);
  const [wanted, setWanted] = useState(false);
  const others = entries.filter((entry) => !entry.onPhone);

  return (
    <nav className={classes.foot} aria-label={t('nav.label')}>
      {entries
        .filter((entry) => entry.onPhone)
        .map((entry) => (
          <Link key={entry.to} to={entry.to} {...hereProps(entry)}>
            <entry.icon size={20} aria-hidden="true" />
            {t(`nav.${entry.label}`)}
          </Link>
        ))}
      {others.length > 0 && (
        <button
          type="button"
          aria-haspopup="dialog"
          onClick={() => {
            setWanted(true);
            drawer.open();
          }}
        >
          <IconMenu2 size={20} aria-hidden="true" />
          {t('nav.more')}
        </button>
      )}
      {wanted && (
        <Suspense fallback={null}>
          <PhoneDrawer opened={opened} onClose={drawer.close} entries={others} />
        </Suspense>
      )}
    </nav>
  );
}
