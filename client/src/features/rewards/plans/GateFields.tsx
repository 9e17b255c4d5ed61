import { ActionIcon, Checkbox, Group, Select, SimpleGrid, Stack } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useLocaleSettings } from '@/ui/LocaleSettings';
import { NumberField } from '@/ui/NumberField';
import { usePayFormat } from '../figures';
import rewards from '../Rewards.module.css';
import { useGateText } from '../statement/GateLine';
import { ConditionFields } from './ConditionFields';
import { MissingSelect } from './MissingSelect';
import type { useNames } from './names';
import type { PlanForm } from './planForm';

interface Props {
  form: UseFormReturnType<PlanForm>;
  index: number;
  names: ReturnType<typeof useNames>;
  readOnly: boolean;
}

/** A condition for the factor to stand, and what follows where it does not hold; in words beneath. */
export function GateFields({ form, index, names, readOnly }: Props) {
  const { t } = useTranslation('rewards');
  const text = useGateText(usePayFormat(useLocaleSettings().currency));
  const path = `rules.gates.${index}`;
  const gate = form.values.rules.gates[index];
  if (!gate) return null;
  const title = t('rules.gateNumber', { number: index + 1 });
  const complete = gate.kpiId !== null && typeof gate.limit === 'number' && typeof gate.amount === 'number';
  const read = { ...gate, kpiId: gate.kpiId ?? '', limit: Number(gate.limit), amount: Number(gate.amount) };

  return (
    <fieldset className={rewards.card}>
      <legend className={rewards.legend}>{title}</legend>
      <Stack gap="md">
        <SimpleGrid cols={{ base: 1, sm: 2, lg: 4 }}>
          <ConditionFields form={form} path={path} names={names} readOnly={readOnly} />
          <Select
            label={t('rules.effect')}
            allowDeselect={false}
            readOnly={readOnly}
            data={(['cap-at', 'multiply-by', 'zero'] as const).map((value) => ({
              value,
              label: t(`rules.effects.${value}`),
            }))}
            {...form.getInputProps(`${path}.effect`)}
          />
          {gate.effect !== 'zero' && (
            <NumberField
              label={t('rules.effectAmount')}
              required
              percent
              readOnly={readOnly}
              {...form.getInputProps(`${path}.amount`)}
            />
          )}
          <MissingSelect readOnly={readOnly} {...form.getInputProps(`${path}.missing`)} />
        </SimpleGrid>
        <Checkbox
          label={t('rules.everySubPeriod')}
          disabled={readOnly}
          {...form.getInputProps(`${path}.everySubPeriod`, { type: 'checkbox' })}
        />
        <Group justify="space-between" wrap="nowrap">
          <p className={rewards.muted}>
            {complete && `${text.condition(read, names.kpiName(gate.kpiId))} · ${text.effect(read)}`}
          </p>
          {!readOnly && (
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t('rules.remove', { name: title })}
              onClick={() => form.removeListItem('rules.gates', index)}
            >
              <IconTrash size={16} />
            </ActionIcon>
          )}
        </Group>
      </Stack>
    </fieldset>
  );
}
