import { Button, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { CopyText } from '@/ui/CopyText';
import classes from './Account.module.css';

/** The recovery codes, this once. */
export function RecoveryCodes({ codes, onClose }: { codes: string[]; onClose: () => void }) {
  const { t } = useTranslation('account');

  return (
    <Stack gap="md">
      <Text size="sm" role="status">
        {t('factor.keepCodes')}
      </Text>
      <ul className={classes.codes} aria-label={t('factor.codes')}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <Group justify="flex-end" gap="sm">
        <CopyText value={codes.join('\n')} variant="default" autoFocus />
        <Button onClick={onClose}>{t('factor.kept')}</Button>
      </Group>
    </Stack>
  );
}
