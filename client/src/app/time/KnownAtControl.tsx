import { Popover } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconChevronDown, IconClock } from '@tabler/icons-react';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import classes from '@/app/AppShell.module.css';
import { useAsOf } from '@/shared/asOf';
import { useFormat } from '@/ui/format';
import { VisuallyHidden } from '@/ui/VisuallyHidden';

const load = () => import('./KnownAtForm');
const KnownAtForm = lazy(load);

/** The knowledge time: only what had been recorded by then counts. */
export function KnownAtControl() {
  const { t } = useTranslation('shell');
  const [opened, popover] = useDisclosure(false);
  const format = useFormat();
  const { knownAt } = useAsOf();
  const text = knownAt === undefined ? t('known.now') : format.dateTime(knownAt);

  return (
    <Popover opened={opened} onChange={popover.set} trapFocus returnFocus position="bottom-end" width={320}>
      <Popover.Target>
        <button type="button" className={`${classes.quiet} ${classes.boxed}`} onClick={popover.toggle}>
          <IconClock size={16} aria-hidden="true" />
          {knownAt !== undefined && <VisuallyHidden>{t('known.title')}</VisuallyHidden>}{' '}
          <span className="num">{text}</span>
          <IconChevronDown size={14} aria-hidden="true" />
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('known.title')}>
        <Suspense fallback={null}>
          <KnownAtForm onDone={popover.close} />
        </Suspense>
      </Popover.Dropdown>
    </Popover>
  );
}
