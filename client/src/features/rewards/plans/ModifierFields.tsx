import { ActionIcon, Group, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { NumberField } from '@/ui/NumberField';
import type { PlanForm } from './planForm';

interface Props {
  form: UseFormReturnType<PlanForm>;
  index: number;
  readOnly: boolean;
}

/** A factor that is set by hand for each participant within a range. */
export function ModifierFields({ form, index, readOnly }: Props) {
  const { t } = useTranslation('rewards');
  const path = `rules.modifiers.${index}`;
  return (
    <Group gap="md" align="flex-start">
      <TextInput label={t('rules.modifierName')} required readOnly={readOnly} {...form.getInputProps(`${path}.name`)} />
      <NumberField
        label={t('rules.minimum')}
        w={140}
        required
        percent
        readOnly={readOnly}
        {...form.getInputProps(`${path}.minimum`)}
      />
      <NumberField
        label={t('rules.maximum')}
        w={140}
        required
        percent
        readOnly={readOnly}
        {...form.getInputProps(`${path}.maximum`)}
      />
      {!readOnly && (
        <ActionIcon
          mt={28}
          variant="subtle"
          color="gray"
          aria-label={t('rules.remove', { name: t('rules.modifierNumber', { number: index + 1 }) })}
          onClick={() => form.removeListItem('rules.modifiers', index)}
        >
          <IconTrash size={16} />
        </ActionIcon>
      )}
    </Group>
  );
}
