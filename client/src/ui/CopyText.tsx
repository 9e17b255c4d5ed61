import { Button, type ButtonProps, CopyButton } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

interface Props extends Pick<ButtonProps, 'size' | 'variant'> {
  value: string;
  /** What is copied, where several stand on a page. */
  of?: string;
  autoFocus?: boolean;
}

/** Puts a text on the clipboard, and says so for a moment, also to those who hear the page. */
export function CopyText({ value, of, ...button }: Props) {
  const { t } = useTranslation('common');
  return (
    <CopyButton value={value} timeout={3_000}>
      {({ copied, copy }) => (
        <Button
          {...button}
          aria-label={of && t('copy.of', { title: of })}
          leftSection={copied ? <IconCheck size={16} aria-hidden="true" /> : <IconCopy size={16} aria-hidden="true" />}
          onClick={copy}
        >
          <span aria-live="polite">{t(copied ? 'copy.done' : 'copy.copy')}</span>
        </Button>
      )}
    </CopyButton>
  );
}
