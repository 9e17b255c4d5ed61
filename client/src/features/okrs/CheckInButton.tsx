import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { KeyResultView } from '@/api/generated';
import { useCanWrite } from '@/shared/access';

interface Props {
  keyResult: KeyResultView;
}

/** Opens the check-in of a key result, over the page that it stands on. */
export function CheckInButton({ keyResult }: Props) {
  const { t } = useTranslation('okrs');
  const { canWrite } = useCanWrite(keyResult.canCheckIn);
  if (!canWrite || keyResult.archived) return null;
  return (
    <Button
      size="compact-xs"
      variant="default"
      aria-label={t('checkIn.of', { title: keyResult.title })}
      renderRoot={(props) => (
        <Link
          to="."
          search={(previous: object) => ({ ...previous, checkIn: keyResult.id })}
          resetScroll={false}
          {...props}
        />
      )}
    >
      {t('checkIn.open')}
    </Button>
  );
}
