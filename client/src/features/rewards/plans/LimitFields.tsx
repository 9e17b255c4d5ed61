import { Select, SimpleGrid } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { NumberField } from '@/ui/NumberField';
import type { PlanForm } from './planForm';

const MODES = ['half-even', 'half-up', 'down', 'up'] as const;

/** Cap, rounding, pool and how much may be taken back at once. */
export function LimitFields({ form, readOnly }: { form: UseFormReturnType<PlanForm>; readOnly: boolean }) {
  const { t } = useTranslation('rewards');
  return (
    <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }}>
      <NumberField
        label={t('rules.cap')}
        description={t('rules.capHint')}
        percent
        readOnly={readOnly}
        {...form.getInputProps('rules.cap')}
      />
      <NumberField
        label={t('rules.pool')}
        description={t('rules.poolHint')}
        readOnly={readOnly}
        {...form.getInputProps('rules.poolAmount')}
      />
      <NumberField
        label={t('rules.recoveryLimit')}
        description={t('rules.recoveryLimitHint')}
        percent
        readOnly={readOnly}
        {...form.getInputProps('rules.recoveryLimit')}
      />
      <NumberField
        label={t('rules.roundingUnit')}
        description={t('rules.roundingUnitHint')}
        required
        readOnly={readOnly}
        {...form.getInputProps('rules.rounding.unit')}
      />
      <Select
        label={t('rules.roundingMode')}
        description={t('rules.roundingModeHint')}
        allowDeselect={false}
        readOnly={readOnly}
        data={MODES.map((value) => ({ value, label: t(`rounding.${value}`) }))}
        {...form.getInputProps('rules.rounding.mode')}
      />
    </SimpleGrid>
  );
}
