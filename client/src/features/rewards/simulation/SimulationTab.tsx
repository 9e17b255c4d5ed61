import { Alert, Button, Group, Select, SimpleGrid, Stack } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RewardPlanDetail } from '@/api/generated';
import { useSession } from '@/shared/session';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { focusFirstRefused, wordNumber } from '@/ui/forms';
import { useCalendar } from '@/ui/LocaleSettings';
import { NumberField } from '@/ui/NumberField';
import type { NumberEntry } from '@/ui/numbers';
import { PeriodField } from '@/ui/PeriodField';
import { kindOfFrequency } from '@/ui/periods';
import { useUrlState } from '@/ui/useUrlState';
import { useNames } from '../plans/names';
import { type PlanForm, rulesOf } from '../plans/planForm';
import classes from '../Rewards.module.css';
import { useSimulate } from '../rewardQueries';
import { Working } from '../Working';
import { SimulationResult } from './SimulationResult';

const EDITED = 'edited';
const NOTHING = 'nothing';
/** How many periods are replayed at a touch. */
const REPLAYED = 8;

interface Props {
  detail: RewardPlanDetail;
  /** The rules as they stand in the editor, saved or not. */
  form: UseFormReturnType<PlanForm>;
}

/** What rules would pay over real periods, beside another version and with other attainments. */
export function SimulationTab({ detail, form }: Props) {
  const { t } = useTranslation('rewards');
  const { t: tErrors } = useTranslation('errors');
  const { organization } = useSession();
  const calendar = useCalendar();
  const [, setTab] = useUrlState('tab', 'rules');
  const simulate = useSimulate(detail.plan.id);
  const { plan, published } = detail;
  const last = calendar.lastCompleted(organization.today, kindOfFrequency(plan.frequency)).key;
  const [from, setFrom] = useState(last);
  const [to, setTo] = useState(last);
  // Where nothing is edited and no draft waits, the editor holds the last version, which has its own name.
  const edited = form.isDirty() ? t('simulation.unsaved') : detail.draft ? t('simulation.draft') : null;
  const [which, setWhich] = useState(
    edited !== null && plan.canManage ? EDITED : String(published.at(-1)?.number ?? EDITED),
  );
  const [compared, setCompared] = useState(NOTHING);
  const [assumed, setAssumed] = useState<Record<string, NumberEntry>>({});
  const [checked, setChecked] = useState(false);
  const [faulty, setFaulty] = useState(false);
  const version = published.find(({ number }) => String(number) === which);
  const measures = version ? version.rules.measures : form.values.rules.measures;
  const names = useNames(measures.some(({ basis }) => basis === 'objective-score'));
  const start = (key: string) => calendar.parse(key)?.start ?? '';
  const periods = start(from) <= start(to) ? calendar.range(from, to).map(({ key }) => key) : [];
  const periodFault = periods.length === 0 || periods.length > 12 ? t('simulation.tooMany') : null;
  const faultOf = (id: string) => wordNumber(assumed[id] ?? '', tErrors, { min: 0, max: 10_000, percent: true });

  /** The last periods that are over, and of a plan that has versions only those that one of them pays. */
  const replayed = calendar
    .range(
      calendar.shift(calendar.lastCompleted(organization.today, kindOfFrequency(plan.frequency)), 1 - REPLAYED).key,
      last,
    )
    .map(({ key }) => key)
    .filter((key) => published.length === 0 || published.some((one) => start(one.from) <= start(key)));

  function replay() {
    setFrom(replayed[0] ?? last);
    setTo(last);
  }

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    setChecked(true);
    const refused = !version && form.validate().hasErrors;
    setFaulty(refused);
    if (refused || periodFault || measures.some(({ id }) => faultOf(id))) {
      focusFirstRefused(event.currentTarget);
      return;
    }
    simulate.mutate({
      rules: version ? null : rulesOf(form.values.rules),
      version: version?.number ?? null,
      periods,
      assumed: measures.flatMap(({ id }) => {
        const entry = assumed[id];
        return typeof entry === 'number' ? [{ measureId: id, percent: entry }] : [];
      }),
      compareWith: compared === NOTHING ? null : Number(compared),
    });
  }

  const versions = published.map(({ number }) => ({
    value: String(number),
    label: t('plans.versionOnly', { number }),
  }));

  return (
    <>
      <p className={classes.muted}>{t('simulation.what')}</p>
      <form onSubmit={submit} noValidate>
        <Stack gap="md" mt="md">
          <SimpleGrid cols={{ base: 1, xs: 2, lg: 4 }}>
            <PeriodField
              label={t('simulation.from')}
              frequency={plan.frequency}
              value={from}
              onChange={setFrom}
              today={organization.today}
              error={checked && periodFault}
            />
            <PeriodField
              label={t('simulation.to')}
              frequency={plan.frequency}
              value={to}
              onChange={setTo}
              today={organization.today}
            />
            <Select
              label={t('simulation.rules')}
              allowDeselect={false}
              data={[...(edited === null ? [] : [{ value: EDITED, label: edited }]), ...versions]}
              value={which}
              onChange={(value) => value && setWhich(value)}
            />
            <Select
              label={t('simulation.compare')}
              allowDeselect={false}
              data={[{ value: NOTHING, label: t('simulation.nothing') }, ...versions]}
              value={compared}
              onChange={(value) => value && setCompared(value)}
            />
          </SimpleGrid>
          {replayed.length > 1 && (
            <Button variant="subtle" size="compact-sm" style={{ alignSelf: 'flex-start' }} onClick={replay}>
              {t('simulation.last', { count: replayed.length })}
            </Button>
          )}
          <fieldset className={classes.card}>
            <legend className={classes.legend}>{t('simulation.assumed')}</legend>
            <SimpleGrid cols={{ base: 1, xs: 2, lg: 4 }}>
              {measures.map((measure) => (
                <NumberField
                  key={measure.id}
                  label={names.measureName(measure)}
                  description={t('simulation.assumedHint')}
                  percent
                  value={assumed[measure.id] ?? ''}
                  error={checked && faultOf(measure.id)}
                  onChange={(entry) => setAssumed({ ...assumed, [measure.id]: entry })}
                />
              ))}
            </SimpleGrid>
          </fieldset>
          {faulty && (
            <Alert role="alert" title={t('simulation.faulty')}>
              <Button size="xs" variant="default" onClick={() => setTab('rules')}>
                {t('simulation.toRules')}
              </Button>
            </Alert>
          )}
          {simulate.isPending && <Working what={t('simulation.working')} />}
          <ErrorNotice error={simulate.error} listFields />
          <Group>
            <Button type="submit" loading={simulate.isPending}>
              {t('simulation.run')}
            </Button>
          </Group>
        </Stack>
      </form>
      <div aria-live="polite">
        {simulate.data && (
          <SimulationResult
            simulation={simulate.data}
            comparedWith={simulate.variables?.compareWith ?? null}
            planName={plan.name}
            measureName={(id) => {
              const measure = measures.find((one) => one.id === id);
              return measure ? names.measureName(measure) : t('rules.unknownKpi');
            }}
          />
        )}
      </div>
    </>
  );
}
