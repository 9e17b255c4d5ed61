import { Button, Popover, Stack, TextInput } from '@mantine/core';
import { IconArrowsDiff } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsOf } from '@/shared/asOf';
import { useMoment, useSetMoment } from '@/shared/comparedMoment';
import { useSession } from '@/shared/session';
import { useFormat } from '@/ui/format';
import { useCalendar } from '@/ui/LocaleSettings';
import { PeriodPicker } from '@/ui/PeriodPicker';
import { instantIn } from '@/ui/zonedTime';

/** Puts another moment beside the page: another date, another state of knowledge, or both. */
export function CompareControl() {
  const { t } = useTranslation('scorecards');
  const format = useFormat();
  const calendar = useCalendar();
  const setMoment = useSetMoment();
  const { organization } = useSession();
  const asOf = useAsOf();
  const moment = useMoment();
  const [opened, setOpened] = useState(false);
  const [knownOn, setKnownOn] = useState('');
  const shown = calendar.parse(asOf.date);
  const before = shown && calendar.shift(shown, -1).key;

  function compare(change: Parameters<typeof setMoment>[0]) {
    setOpened(false);
    setMoment(change);
  }

  if (moment)
    return (
      <Button
        size="xs"
        variant="light"
        leftSection={<IconArrowsDiff size={14} />}
        onClick={() => compare({ with: undefined, withKnown: undefined })}
      >
        {t('compare.stop')}
      </Button>
    );

  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" trapFocus returnFocus>
      <Popover.Target>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconArrowsDiff size={14} />}
          onClick={() => setOpened((now) => !now)}
        >
          {t('compare.open')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('compare.open')}>
        <Stack gap="md">
          <PeriodPicker
            value={null}
            today={organization.today}
            kinds={['month', 'quarter', 'year']}
            onPick={(key) => compare({ with: key })}
            shortcut={before ? { key: before, label: t('compare.with', { date: format.period(before) }) } : undefined}
          />
          <form
            onSubmit={(event) => {
              event.preventDefault();
              // The end of the day: what was recorded on it counts.
              const known = instantIn(`${knownOn}T23:59`, organization.timeZone);
              if (known) compare({ withKnown: known });
            }}
          >
            <TextInput
              type="date"
              label={t('compare.knownOn')}
              description={t('compare.knownHint')}
              max={organization.today}
              value={knownOn}
              onChange={(event) => setKnownOn(event.currentTarget.value)}
            />
            <Button type="submit" size="xs" mt="sm" variant="default" disabled={!knownOn}>
              {t('compare.show')}
            </Button>
          </form>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
