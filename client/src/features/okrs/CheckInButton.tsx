import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useCanWrite } from '@/shared/access';
import type { KeyResultView } from './provisional';

interface Props {
  objectiveId: string;
  keyResult: KeyResultView;
}

/** Opens the check-in of a key result, on its objective's page. */
export function CheckInButton({ objectiveId, keyResult }: Props) {
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
          to="/okrs/objectives/$objectiveId"
          params={{ objectiveId }}
          search={(previous: object) => ({ ...previous, checkIn: keyResult.id })}
          {...props}
        />
      )}
    >
      {t('checkIn.open')}
    </Button>
  );
}
