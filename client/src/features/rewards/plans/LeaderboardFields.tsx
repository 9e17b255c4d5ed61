import { Checkbox, Select, SimpleGrid, Stack } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { RankedBy } from './AwardFields';
import type { useNames } from './names';
import type { PlanForm } from './planForm';

interface Props {
  form: UseFormReturnType<PlanForm>;
  names: ReturnType<typeof useNames>;
  readOnly: boolean;
}

/** Whether participants see how they rank, and by what. Off unless it is switched on. */
export function LeaderboardFields({ form, names, readOnly }: Props) {
  const { t } = useTranslation('rewards');
  const { leaderboard } = form.values.rules;
  return (
    <Stack gap="md">
      <Checkbox
        label={t('leaderboard.show')}
        description={t('leaderboard.showHint')}
        disabled={readOnly}
        checked={leaderboard !== null}
        error={form.errors['rules.leaderboard']}
        onChange={(event) =>
          form.setFieldValue(
            'rules.leaderboard',
            event.currentTarget.checked ? { measureId: null, of: 'people' } : null,
          )
        }
      />
      {leaderboard && (
        <SimpleGrid cols={{ base: 1, sm: 2, lg: 4 }}>
          <Select
            label={t('leaderboard.of')}
            allowDeselect={false}
            readOnly={readOnly}
            data={(['people', 'units'] as const).map((value) => ({ value, label: t(`leaderboard.ofKind.${value}`) }))}
            {...form.getInputProps('rules.leaderboard.of')}
          />
          <RankedBy form={form} path="rules.leaderboard.measureId" names={names} readOnly={readOnly} />
        </SimpleGrid>
      )}
    </Stack>
  );
}
