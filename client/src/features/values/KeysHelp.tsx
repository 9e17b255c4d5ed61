import { Button, Kbd, Popover } from '@mantine/core';
import { IconKeyboard } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './Values.module.css';

const KEYS = ['type', 'enter', 'escape', 'undo', 'paste', 'na', 'delete', 'comment', 'ratio'] as const;

/** What the keys do, for whoever asks. */
export function KeysHelp() {
  const { t } = useTranslation('values');
  return (
    <Popover position="bottom-end" width={420} trapFocus>
      <Popover.Target>
        <Button size="compact-sm" variant="subtle" color="gray" leftSection={<IconKeyboard size={16} />}>
          {t('help.open')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('help.title')}>
        <dl className={classes.keys}>
          {KEYS.map((key) => (
            <div key={key}>
              <dt>
                <Kbd>{t(`help.${key}`)}</Kbd>
              </dt>
              <dd>{t(`help.${key}Text`)}</dd>
            </div>
          ))}
        </dl>
      </Popover.Dropdown>
    </Popover>
  );
}
