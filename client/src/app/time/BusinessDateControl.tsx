import { IconCalendar, IconChevronDown } from '@tabler/icons-react';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import classes from '@/app/AppShell.module.css';
import { useAsOf, useSetAsOf } from '@/shared/asOf';
import { useSession } from '@/shared/session';
import { useFormat } from '@/ui/format';
import { VisuallyHidden } from '@/ui/VisuallyHidden';

const HeaderPopover = lazy(() => import('@/app/menus/HeaderPopover'));
const PeriodPicker = lazy(async () => ({ default: (await import('@/ui/PeriodPicker')).PeriodPicker }));

/** The business date: which period all pages show. */
export function BusinessDateControl() {
  const { t } = useTranslation('shell');
  const format = useFormat();
  const asOf = useAsOf();
  const setAsOf = useSetAsOf();
  const { organization } = useSession();
  const isLatest = asOf.date === asOf.latest;
  const text = format.period(asOf.date);

  const button = (
    <button type="button" className={`${classes.quiet} ${classes.boxed}`}>
      <IconCalendar size={16} aria-hidden="true" />
      <VisuallyHidden>{t('date.title')}</VisuallyHidden> <span className="num">{text}</span>{' '}
      {isLatest && <span className={`${classes.label} ${classes.wideLabel}`}>{t('date.latest')}</span>}
      <IconChevronDown size={14} aria-hidden="true" />
    </button>
  );
  return (
    <Suspense fallback={button}>
      <HeaderPopover
        label={t('date.title')}
        content={(close) => (
          <PeriodPicker
            autoFocus
            value={asOf.date}
            today={organization.today}
            kinds={['month', 'quarter', 'half', 'year']}
            shortcut={{ key: asOf.latest, label: t('date.goLatest', { date: format.period(asOf.latest) }) }}
            onPick={(key) => {
              close();
              setAsOf({ date: key === asOf.latest ? null : key });
            }}
          />
        )}
      >
        {button}
      </HeaderPopover>
    </Suspense>
  );
}
