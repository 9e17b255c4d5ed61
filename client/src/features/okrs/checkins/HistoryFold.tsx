import { Button } from '@mantine/core';
import { lazy } from 'react';
import { useTranslation } from 'react-i18next';
import { loadTexts } from '@/i18n';
import { PageBoundary } from '@/ui/PageBoundary';
import { useUrlSet } from '@/ui/useUrlState';

const KeyResultHistory = lazy(async () => {
  const [module] = await Promise.all([import('./KeyResultHistory'), loadTexts(['checkins'])]);
  return { default: module.KeyResultHistory };
});

const foldId = (keyResultId: string) => `history-${keyResultId}`;

/** Which key results show their history, from the address. */
function useHistoryFold(keyResultId: string): [boolean, () => void] {
  const [opened, setOpened] = useUrlSet('history');
  const open = opened.has(keyResultId);
  const others = [...opened].filter((id) => id !== keyResultId);
  return [open, () => setOpened(open ? others : [...others, keyResultId])];
}

interface Props {
  keyResult: { id: string; title: string };
}

/** Opens and closes the history of a key result below its row. */
export function HistoryButton({ keyResult }: Props) {
  const { t } = useTranslation('okrs');
  const [open, toggle] = useHistoryFold(keyResult.id);
  return (
    <Button
      className="no-print"
      size="compact-xs"
      variant="subtle"
      color="gray"
      aria-expanded={open}
      aria-controls={open ? foldId(keyResult.id) : undefined}
      aria-label={t('checkIn.historyOf', { title: keyResult.title })}
      onClick={toggle}
    >
      {t('checkIn.history')}
    </Button>
  );
}

/** The history of a key result, while it is open. */
export function HistoryFold({ keyResult }: Props) {
  const { t } = useTranslation('okrs');
  const [open] = useHistoryFold(keyResult.id);
  if (!open) return null;
  return (
    <section id={foldId(keyResult.id)} aria-label={t('checkIn.historyOf', { title: keyResult.title })}>
      <PageBoundary lines={4}>
        <KeyResultHistory keyResultId={keyResult.id} />
      </PageBoundary>
    </section>
  );
}
