import { Select, type SelectProps } from '@mantine/core';
import { useTranslation } from 'react-i18next';

const RULES = ['hold', 'zero', 'target'] as const;

/** What a missing value does. */
export function MissingSelect(props: Omit<SelectProps, 'data' | 'label'>) {
  const { t } = useTranslation('rewards');
  return (
    <Select
      label={t('rules.missing')}
      allowDeselect={false}
      data={RULES.map((value) => ({ value, label: t(`rules.missingRule.${value}`) }))}
      {...props}
    />
  );
}
