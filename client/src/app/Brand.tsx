import { useTranslation } from 'react-i18next';
import classes from './AppShell.module.css';

export function Brand() {
  const { t } = useTranslation('common');
  return (
    <>
      <svg width="22" height="22" viewBox="0 0 32 32" aria-hidden="true">
        <rect width="32" height="32" rx="7" fill="var(--sc-accent)" />
        <g fill="var(--sc-page)">
          <rect x="7" y="17" width="4" height="8" rx="1" />
          <rect x="14" y="12" width="4" height="13" rx="1" />
          <rect x="21" y="7" width="4" height="18" rx="1" />
        </g>
      </svg>
      <span className={classes.brandName}>{t('product')}</span>
    </>
  );
}
