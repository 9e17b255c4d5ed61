import { Button, InputWrapper, Popover, TextInput, UnstyledButton } from '@mantine/core';
import { IconCalendar } from '@tabler/icons-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSetAsOf } from '@/shared/asOf';
import { type ComparedMoment, NOW, useSetMoment } from '@/shared/comparedMoment';
import { useSession } from '@/shared/session';
import { useFormat } from '@/ui/format';
import { useCalendar } from '@/ui/LocaleSettings';
import { PeriodPicker } from '@/ui/PeriodPicker';
import { instantIn, localIn } from '@/ui/zonedTime';
import classes from './Difference.module.css';
import { useMoments } from './moments';

/** Which two moments are compared: for each a business date, and the day up to which records count. */
export function MomentPair() {
  const { t } = useTranslation('differences');
  const { from, to } = useMoments();
  const setMoment = useSetMoment();
  const setAsOf = useSetAsOf();

  return (
    <div className={`${classes.moments} no-print`}>
      <Moment
        label={t('moments.from')}
        moment={from}
        onChange={(moment) => setMoment({ with: moment.date, withKnown: moment.knownAt ?? NOW })}
      />
      <span className={classes.arrow} aria-hidden="true">
        →
      </span>
      <Moment
        label={t('moments.to')}
        moment={to}
        onChange={({ date, knownAt }) => setAsOf({ date, knownAt: knownAt ?? null })}
      />
      <Questions to={to} />
    </div>
  );
}

interface MomentProps {
  label: string;
  moment: ComparedMoment;
  onChange: (moment: ComparedMoment) => void;
}

function Moment({ label, moment, onChange }: MomentProps) {
  const { organization } = useSession();
  const id = useId();
  return (
    <fieldset className={classes.moment}>
      <legend>{label}</legend>
      <div className={classes.momentFields}>
        <DateField id={id} label={label} date={moment.date} onPick={(date) => onChange({ ...moment, date })} />
        <KnownField
          // Another moment from elsewhere starts the field anew.
          key={moment.knownAt ?? NOW}
          knownAt={moment.knownAt}
          side={label}
          today={organization.today}
          timeZone={organization.timeZone}
          onChange={(knownAt) => onChange({ ...moment, knownAt })}
        />
      </div>
    </fieldset>
  );
}

function DateField({
  id,
  label,
  date,
  onPick,
}: {
  id: string;
  label: string;
  date: string;
  onPick: (key: string) => void;
}) {
  const { t } = useTranslation('differences');
  const format = useFormat();
  const { organization } = useSession();
  const [opened, setOpened] = useState(false);
  return (
    <InputWrapper id={id} size="xs" label={t('moments.dateLabel')}>
      <Popover opened={opened} onChange={setOpened} position="bottom-start" trapFocus returnFocus>
        <Popover.Target>
          <UnstyledButton
            id={id}
            className={classes.field}
            aria-label={t('moments.date', { side: label, date: format.period(date) })}
            onClick={() => setOpened((now) => !now)}
          >
            {format.period(date)}
            <IconCalendar size={16} aria-hidden="true" />
          </UnstyledButton>
        </Popover.Target>
        <Popover.Dropdown>
          <PeriodPicker
            value={date}
            today={organization.today}
            kinds={['month', 'quarter', 'half', 'year']}
            onPick={(key) => {
              setOpened(false);
              onPick(key);
            }}
          />
        </Popover.Dropdown>
      </Popover>
    </InputWrapper>
  );
}

interface KnownProps {
  knownAt: string | undefined;
  side: string;
  today: string;
  timeZone: string;
  onChange: (knownAt: string | undefined) => void;
}

/** The day up to whose end records count; empty, or today, is everything known by now. */
function KnownField({ knownAt, side, today, timeZone, onChange }: KnownProps) {
  const { t } = useTranslation('differences');
  const format = useFormat();
  const isEndOfDay = knownAt === undefined || localIn(knownAt, timeZone).endsWith('T23:59');
  const [typed, setTyped] = useState(knownAt ? localIn(knownAt, timeZone).slice(0, 10) : '');

  function commit(day: string) {
    setTyped(day);
    if (day === '' || day === today) onChange(undefined);
    else if (day >= '1900' && day < today) onChange(instantIn(`${day}T23:59`, timeZone) ?? undefined);
  }

  return (
    <TextInput
      type="date"
      size="xs"
      label={t('moments.knownLabel')}
      aria-label={t('moments.known', { side })}
      inputWrapperOrder={['label', 'input', 'description']}
      description={
        typed === ''
          ? t('moments.everything')
          : isEndOfDay
            ? t('moments.endOfDay')
            : t('moments.until', { at: format.dateTime(knownAt) })
      }
      max={today}
      value={typed}
      onChange={(event) => commit(event.currentTarget.value)}
    />
  );
}

/** The questions asked most, one click each. */
function Questions({ to }: { to: ComparedMoment }) {
  const { t } = useTranslation('differences');
  const calendar = useCalendar();
  const { organization } = useSession();
  const setMoment = useSetMoment();
  const shown = calendar.parse(to.date);
  if (!shown) return null;
  const previous = calendar.shift(shown, -1).key;
  const stepsOfYear = { year: 1, half: 2, quarter: 4, month: 12, week: 52, day: 365 }[shown.kind];
  const monthAgo = calendar.shift(calendar.of(organization.today, 'month'), -1).end;
  const known = instantIn(`${monthAgo}T23:59`, organization.timeZone) ?? undefined;

  return (
    <div className={classes.questions}>
      <Button size="compact-xs" variant="default" onClick={() => setMoment({ with: previous, withKnown: undefined })}>
        {t('questions.previous')}
      </Button>
      <Button
        size="compact-xs"
        variant="default"
        onClick={() => setMoment({ with: calendar.shift(shown, -stepsOfYear).key, withKnown: undefined })}
      >
        {t('questions.year')}
      </Button>
      <Button size="compact-xs" variant="default" onClick={() => setMoment({ with: to.date, withKnown: known })}>
        {t('questions.known')}
      </Button>
    </div>
  );
}
