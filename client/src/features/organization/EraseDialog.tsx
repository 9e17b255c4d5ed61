import { Checkbox, Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonView } from '@/api/generated';
import { useMay } from '@/shared/access';
import { ConfirmReason } from '@/ui/ConfirmReason';
import { notifyDone } from '@/ui/notify';
import { useErasePerson } from './organizationQueries';

/** Says what goes for good and what stays, and erases who a deactivated person was. */
export function EraseDialog({ person, onClose }: { person: PersonView; onClose: () => void }) {
  const { t } = useTranslation('organization');
  const readsLog = useMay('read-log');
  const erase = useErasePerson();
  const [understood, setUnderstood] = useState(false);
  const [missing, setMissing] = useState(false);

  return (
    <ConfirmReason
      opened
      title={t('erase.title', { name: person.name })}
      confirmLabel={t('erase.confirm')}
      danger
      check={() => {
        setMissing(!understood);
        return understood;
      }}
      onConfirm={async (reason) => {
        await erase.mutateAsync({
          id: person.id,
          expectedVersion: person.version,
          reason,
          nameInstead: t('erase.nameInstead'),
        });
        notifyDone(t('erase.done'));
      }}
      onClose={onClose}
    >
      <Stack gap="sm">
        <Text size="sm">{t('erase.goes')}</Text>
        <Text size="sm">{t('erase.stays')}</Text>
        <Text size="sm">
          {t('erase.freeText')}{' '}
          {readsLog && <Link to={`/audit?q=${encodeURIComponent(person.name)}` as string}>{t('erase.search')}</Link>}
        </Text>
        <Text size="sm">{t('erase.reasonHint')}</Text>
        <Checkbox
          label={t('erase.understood')}
          checked={understood}
          error={missing && t('erase.missing')}
          onChange={(event) => setUnderstood(event.currentTarget.checked)}
        />
      </Stack>
    </ConfirmReason>
  );
}
