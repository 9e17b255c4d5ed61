import { Alert, Button } from '@mantine/core';
import { IconGitMerge } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

export interface Difference {
  label: string;
  before: string;
  after: string;
}

interface Props {
  changes: readonly Difference[];
  onReapply: () => void;
}

/** Somebody else saved meanwhile: what they changed, and the way to put one's own changes on top of it. */
export function Conflict({ changes, onReapply }: Props) {
  const { t } = useTranslation('okrs');
  return (
    <Alert role="alert" variant="light" color="yellow" icon={<IconGitMerge size={16} />} title={t('conflict.title')}>
      {changes.length > 0 ? (
        <ul>
          {changes.map(({ label, before, after }) => (
            <li key={label}>
              {label}: {before && <s>{before}</s>} → <strong>{after || t('conflict.nothing')}</strong>
            </li>
          ))}
        </ul>
      ) : (
        <p>{t('conflict.elsewhere')}</p>
      )}
      <Button size="xs" variant="default" onClick={onReapply}>
        {t('conflict.reapply')}
      </Button>
    </Alert>
  );
}
