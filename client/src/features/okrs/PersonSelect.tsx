import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { PersonRef } from '@/api/generated';
import { peopleQuery } from '@/shared/units';

interface Props {
  label: string;
  /** Said in the field while nobody is chosen. */
  nobody: string;
  value: string | null;
  onChange: (personId: string | null) => void;
  /** Who is named now: stays to be chosen even when they have left. */
  current?: PersonRef | null;
  error?: string;
  size?: string;
  w?: number;
  required?: boolean;
}

/** Chooses one of the people who are active. */
export function PersonSelect({ nobody, current, onChange, ...props }: Props) {
  const { t } = useTranslation('okrs');
  const people = useQuery(peopleQuery());
  const choices = (people.data ?? [])
    .filter(({ active }) => active)
    .map(({ id, name }) => ({ value: id, label: name }));
  const named = current && !choices.some(({ value }) => value === current.id);
  return (
    <Select
      {...props}
      clearable
      searchable
      placeholder={nobody}
      nothingFoundMessage={t('filter.noOwner')}
      data={named ? [{ value: current.id, label: current.name }, ...choices] : choices}
      onChange={onChange}
    />
  );
}
