import { spotlight } from '@mantine/spotlight';
import { IconSearch } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import classes from './AppShell.module.css';
import { Brand } from './Brand';
import { LanguageSwitch } from './LanguageSwitch';
import { useHereProps, useNavigation } from './navigation';
import { ThemeToggle } from './ThemeToggle';
import { BusinessDateControl } from './time/BusinessDateControl';
import { KnownAtControl } from './time/KnownAtControl';
import { UnitPicker } from './UnitPicker';
import { UserMenu } from './UserMenu';

const MODIFIER = /Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘' : 'Ctrl ';

export function Header() {
  const { t } = useTranslation('shell');
  const entries = useNavigation();
  const hereProps = useHereProps();

  return (
    <header className={classes.header}>
      <div className={classes.bar}>
        <Link to="/" className={classes.brand} aria-label={t('brand')}>
          <Brand />
        </Link>
        <span className={classes.divider} />
        <UnitPicker />
        <span className={classes.grow} />
        <button type="button" className={`${classes.quiet} ${classes.search}`} onClick={spotlight.open}>
          <IconSearch size={16} aria-hidden="true" />
          <span>{t('search.open')}</span>
          <kbd>{MODIFIER}K</kbd>
        </button>
        <span className={classes.wideOnly}>
          <BusinessDateControl />
        </span>
        <span className={classes.wideOnly}>
          <KnownAtControl />
        </span>
        <LanguageSwitch />
        <ThemeToggle />
        <UserMenu />
      </div>
      <div className={`${classes.bar} ${classes.times} ${classes.phoneOnly}`}>
        <BusinessDateControl />
        <KnownAtControl />
      </div>
      <nav className={classes.tabs} aria-label={t('nav.label')}>
        {entries.map((entry) => (
          <Link key={entry.to} to={entry.to} className={classes.tab} {...hereProps(entry)}>
            {t(`nav.${entry.label}`)}
          </Link>
        ))}
      </nav>
    </header>
  );
}
