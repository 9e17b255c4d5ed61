import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsOf, useSetAsOf } from '@/shared/asOf';
import { useSession } from '@/shared/session';
import { instantIn, localIn } from '@/ui/zonedTime';

export default function KnownAtForm({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation('shell');
  const { knownAt } = useAsOf();
  const setAsOf = useSetAsOf();
  const { timeZone } = useSession().organization;
  const [typed, setTyped] = useState(knownAt === undefined ? '' : localIn(knownAt, timeZone));
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
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
          ref={field}
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
