import { MultiSelect } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import type { PersonView } from '@/api/generated';
import type { PlanForm } from './planForm';

interface Props {
  form: UseFormReturnType<PlanForm>;
  people: readonly PersonView[];
  readOnly: boolean;
}

/** Who sees everybody's pay of the plan and approves it, besides HR. */
export function ApproverSelect({ form, people, readOnly }: Props) {
  const { t } = useTranslation('rewards');
  const named = new Set(form.values.approvers);
  return (
    <MultiSelect
      label={t('rules.approvers')}
      description={t('rules.approversHint')}
      searchable
      maxValues={50}
      readOnly={readOnly}
      nothingFoundMessage={t('rules.nobody')}
      data={people
        .filter(({ id, active }) => active || named.has(id))
        .map(({ id, name, title }) => ({ value: id, label: title ? `${name} · ${title}` : name }))}
      {...form.getInputProps('approvers')}
    />
  );
}
