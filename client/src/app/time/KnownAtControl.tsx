import { IconChevronDown, IconClock } from '@tabler/icons-react';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import classes from '@/app/AppShell.module.css';
import { useAsOf } from '@/shared/asOf';
import { useFormat } from '@/ui/format';
import { VisuallyHidden } from '@/ui/VisuallyHidden';

const HeaderPopover = lazy(() => import('@/app/menus/HeaderPopover'));
const KnownAtForm = lazy(() => import('./KnownAtForm'));

/** The knowledge time: only what had been recorded by then counts. */
export function KnownAtControl() {
  const { t } = useTranslation('shell');
  const format = useFormat();
  const { knownAt } = useAsOf();
  const text = knownAt === undefined ? t('known.now') : format.dateTime(knownAt);

  const button = (
    <button type="button" className={`${classes.quiet} ${classes.boxed}`}>
      <IconClock size={16} aria-hidden="true" />
      {knownAt !== undefined && <VisuallyHidden>{t('known.title')}</VisuallyHidden>} <span className="num">{text}</span>
      <IconChevronDown size={14} aria-hidden="true" />
    </button>
  );
  return (
    <Suspense fallback={button}>
      <HeaderPopover label={t('known.title')} width={320} content={(close) => <KnownAtForm onDone={close} />}>
        {button}
      </HeaderPopover>
    </Suspense>
  );
}
