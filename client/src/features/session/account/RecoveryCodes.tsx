import { Button, CopyButton, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
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
        <CopyButton value={codes.join('\n')} timeout={3_000}>
          {({ copied, copy }) => (
            <Button variant="default" autoFocus onClick={copy}>
              <span aria-live="polite">{t(copied ? 'factor.copied' : 'factor.copy')}</span>
            </Button>
          )}
        </CopyButton>
        <Button onClick={onClose}>{t('factor.kept')}</Button>
      </Group>
    </Stack>
  );
}
