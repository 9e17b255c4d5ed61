import { ActionIcon, Button, Select, SimpleGrid, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsOf } from '@/shared/asOf';
import { kpiListQuery } from '@/shared/lists';
import { useFormat } from '@/ui/format';
import { TITLE_LENGTH, useTooLong } from '@/ui/lengths';
import { NumberField } from '@/ui/NumberField';
import {
  DECIMALS_LIMITS,
  decimalsFor,
  type KeyResultDraft,
  MAX_MILESTONES,
  newMilestone,
  WEIGHT_LIMITS,
} from './keyResultDraft';
import classes from './Write.module.css';

interface Props {
  draft: KeyResultDraft;
  onChange: (change: Partial<KeyResultDraft>) => void;
  /** Words of what is wrong, by field. */
  errors: Partial<Record<keyof KeyResultDraft, string>>;
}

/** The fields that the chosen kind of measure needs. */
export function MeasureFields(props: Props) {
  switch (props.draft.kind) {
    case 'metric':
      return <Figures {...props} />;
    case 'kpi':
      return <KpiFields {...props} />;
    case 'milestones':
      return <Milestones {...props} />;
    case 'zones':
      return <Zones {...props} />;
  }
}

function Figures({ draft, onChange, errors }: Props) {
  const { t } = useTranslation('okrs');
  // Too long for a narrow field: it stands below all of them.
  const same = draft.start !== '' && draft.start === draft.target ? errors.target : undefined;
  const sameId = useId();
  return (
    <div className={classes.figures}>
      <NumberField
        size="xs"
        label={t('write.start')}
        required
        value={draft.start}
        error={errors.start}
        onChange={(start) => onChange({ start, decimals: decimalsFor({ ...draft, start }) })}
      />
      <NumberField
        size="xs"
        label={t('write.target')}
        required
        value={draft.target}
        error={same ? true : errors.target}
        aria-describedby={same && sameId}
        onChange={(target) => onChange({ target, decimals: decimalsFor({ ...draft, target }) })}
      />
      <TextInput
        size="xs"
        label={t('write.unitSymbol')}
        placeholder={t('write.unitHint')}
        value={draft.unitSymbol}
        error={errors.unitSymbol}
        onChange={(event) => onChange({ unitSymbol: event.currentTarget.value })}
      />
      <NumberField
        size="xs"
        label={t('write.decimals')}
        {...DECIMALS_LIMITS}
        step={1}
        value={draft.decimals}
        error={errors.decimals}
        onChange={(decimals) => onChange({ decimals })}
      />
      {same && (
        <p id={sameId} className={classes.fault}>
          {same}
        </p>
      )}
    </div>
  );
}

function KpiFields(props: Props) {
  const { draft, onChange, errors } = props;
  const { t } = useTranslation('okrs');
  const format = useFormat();
  const kpis = useQuery(kpiListQuery(useAsOf()));
  const choices = (kpis.data ?? []).filter(({ lifecycle, id }) => lifecycle === 'active' || id === draft.kpiId);
  return (
    <>
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        <Select
          size="xs"
          label={t('write.kpi')}
          required
          searchable
          nothingFoundMessage={t('write.noKpi')}
          data={choices.map(({ id, name, code }) => ({ value: id, label: `${name} (${code})` }))}
          value={draft.kpiId}
          error={errors.kpiId}
          onChange={(kpiId) => {
            const kpi = choices.find(({ id }) => id === kpiId);
            onChange({
              kpiId,
              ...(kpi && {
                unitSymbol: format.unit(kpi),
                decimals: kpi.decimals,
              }),
            });
          }}
        />
        <Select
          size="xs"
          label={t('write.reach')}
          allowDeselect={false}
          data={(['latest', 'over-cycle'] as const).map((value) => ({ value, label: t(`reach.${value}`) }))}
          value={draft.reach}
          onChange={(reach) => reach && onChange({ reach })}
        />
      </SimpleGrid>
      <Figures {...props} />
    </>
  );
}

function Milestones({ draft, onChange, errors }: Props) {
  const { t } = useTranslation('okrs');
  const tooLong = useTooLong();
  const list = useRef<HTMLOListElement>(null);
  const { milestones } = draft;
  const anyTooLong = milestones.some(({ name }) => tooLong(name, TITLE_LENGTH));
  const revise = (index: number, change: Partial<(typeof milestones)[number]>) =>
    onChange({ milestones: milestones.map((one, at) => (at === index ? { ...one, ...change } : one)) });
  const focus = (index: number) =>
    requestAnimationFrame(() => list.current?.querySelectorAll<HTMLInputElement>('[data-milestone]')[index]?.focus());

  function add() {
    if (milestones.length >= MAX_MILESTONES) return;
    onChange({ milestones: [...milestones, newMilestone()] });
    focus(milestones.length);
  }
  function go(event: KeyboardEvent, index: number) {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || event.metaKey || event.ctrlKey) return;
    // An empty last step says that these are all.
    if (milestones[index]?.name.trim() === '') return;
    event.preventDefault();
    event.stopPropagation();
    if (index + 1 < milestones.length) focus(index + 1);
    else add();
  }

  return (
    <div>
      <ol ref={list} className={classes.milestones} aria-label={t('write.milestones')}>
        {milestones.map((milestone, index) => (
          <li key={milestone.id}>
            <TextInput
              size="xs"
              data-milestone
              aria-label={t('write.milestoneName', { number: index + 1 })}
              placeholder={t('write.milestoneName', { number: index + 1 })}
              value={milestone.name}
              onChange={(event) => revise(index, { name: event.currentTarget.value })}
              onKeyDown={(event) => go(event, index)}
              error={tooLong(milestone.name, TITLE_LENGTH) ?? (index === 0 && !anyTooLong && errors.milestones)}
            />
            <NumberField
              size="xs"
              w={72}
              aria-label={t('write.milestoneWeight', { number: index + 1 })}
              {...WEIGHT_LIMITS}
              value={milestone.weight}
              onChange={(weight) => revise(index, { weight })}
            />
            <ActionIcon
              variant="subtle"
              color="gray"
              size="sm"
              mt={3}
              aria-label={t('write.milestoneRemove', { number: index + 1 })}
              disabled={milestones.length === 1}
              onClick={() => {
                onChange({ milestones: milestones.filter((_, at) => at !== index) });
                focus(Math.max(0, index - 1));
              }}
            >
              <IconX size={14} />
            </ActionIcon>
          </li>
        ))}
      </ol>
      <Button
        size="compact-xs"
        variant="subtle"
        leftSection={<IconPlus size={12} aria-hidden="true" />}
        disabled={milestones.length >= MAX_MILESTONES}
        onClick={add}
      >
        {t('write.milestoneAdd')}
      </Button>
    </div>
  );
}

function Zones({ draft, onChange, errors }: Props) {
  const { t } = useTranslation('okrs');
  const field = (name: 'commit' | 'zoneTarget' | 'stretch') => (
    <TextInput
      size="xs"
      label={t(`write.zone.${name}`)}
      required
      value={draft[name]}
      error={errors[name]}
      onChange={(event) => onChange({ [name]: event.currentTarget.value })}
    />
  );
  return (
    <SimpleGrid cols={{ base: 1, sm: 3 }} spacing="sm">
      {field('commit')}
      {field('zoneTarget')}
      {field('stretch')}
    </SimpleGrid>
  );
}
