import { Button, Group, Popover, Stack, Text, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconChevronDown, IconClock } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from '@/app/AppShell.module.css';
import { useAsOf, useSetAsOf } from '@/shared/asOf';
import { useSession } from '@/shared/session';
import { useFormat } from '@/ui/format';
import { VisuallyHidden } from '@/ui/VisuallyHidden';
import { instantIn, localIn } from './zonedTime';

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
        <KnownAtForm onDone={popover.close} />
      </Popover.Dropdown>
    </Popover>
  );
}

function KnownAtForm({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation('shell');
  const { knownAt } = useAsOf();
  const setAsOf = useSetAsOf();
  const { timeZone } = useSession().organization;
  const [typed, setTyped] = useState(knownAt === undefined ? '' : localIn(knownAt, timeZone));
  const instant = instantIn(typed, timeZone);

  function submit(event: FormEvent) {
    event.preventDefault();
    if (instant === null) return;
    setAsOf({ knownAt: instant });
    onDone();
  }

  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <Text size="sm">{t('known.explain')}</Text>
        <TextInput
          type="datetime-local"
          label={t('known.title')}
          description={t('known.zone', { zone: timeZone })}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          data-autofocus
        />
        <Group justify="space-between">
          <Button
            variant="subtle"
            disabled={knownAt === undefined}
            onClick={() => {
              setAsOf({ knownAt: null });
              onDone();
            }}
          >
            {t('known.backToNow')}
          </Button>
          <Button type="submit" disabled={instant === null}>
            {t('known.apply')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
