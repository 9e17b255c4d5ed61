import { InputWrapper, Popover, TextInput, UnstyledButton } from '@mantine/core';
import { IconCalendar } from '@tabler/icons-react';
import { type ReactNode, useId, useState } from 'react';
import type { Frequency } from '@/api/generated';
import { useFormat } from './format';
import { useCalendar } from './LocaleSettings';
import classes from './PeriodField.module.css';
import { PeriodPicker } from './PeriodPicker';
import { kindOfFrequency } from './periods';

interface Props {
  label: string;
  frequency: Frequency;
  /** Key of a period of the frequency; null for none yet. */
  value: string | null;
  onChange: (key: string) => void;
  /** The organization's day, as an ISO date. */
  today: string;
  description?: ReactNode;
  error?: ReactNode;
  required?: boolean;
}

/** A period of a KPI's frequency: picked from a calendar, for weeks and days by a date in it. */
export function PeriodField({ frequency, value, onChange, today, label, ...wrapper }: Props) {
  const format = useFormat();
  const calendar = useCalendar();
  const kind = kindOfFrequency(frequency);
  const [opened, setOpened] = useState(false);
  const id = useId();

  if (kind === 'day' || kind === 'week')
    return (
      <TextInput
        {...wrapper}
        label={label}
        type="date"
        value={(value && calendar.parse(value)?.start) ?? ''}
        description={kind === 'week' && value ? format.period(value) : wrapper.description}
        onChange={(event) => event.currentTarget.value && onChange(calendar.of(event.currentTarget.value, kind).key)}
      />
    );

  return (
    <InputWrapper {...wrapper} id={id} label={label}>
      <Popover opened={opened} onChange={setOpened} position="bottom-start" trapFocus returnFocus>
        <Popover.Target>
          <UnstyledButton
            id={id}
            className={classes.field}
            aria-label={[label, format.period(value)].filter(Boolean).join(': ')}
            data-error={wrapper.error ? true : undefined}
            onClick={() => setOpened((now) => !now)}
          >
            {format.period(value)}
            <IconCalendar size={16} aria-hidden="true" />
          </UnstyledButton>
        </Popover.Target>
        <Popover.Dropdown>
          <PeriodPicker
            value={value}
            today={today}
            kinds={[kind]}
            onPick={(key) => {
              setOpened(false);
              onChange(key);
            }}
          />
        </Popover.Dropdown>
      </Popover>
    </InputWrapper>
  );
}
