import { NativeSelect } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Frequency, ImportMapping } from '@/api/generated';
import { useCanWrite, useMayIn } from '@/shared/access';
import { unitsQuery, unitTree } from '@/shared/units';

const FREQUENCIES: readonly Frequency[] = ['daily', 'weekly', 'monthly', 'quarterly', 'half-yearly', 'yearly'];

interface Props {
  mapping: ImportMapping;
  ownerError: string | null;
  onChange: (mapping: ImportMapping) => void;
}

/** What the drafts of KPIs have in common that the import creates: whose they are, and how often they are measured. */
export function NewKpiFields({ mapping, ownerError, onChange }: Props) {
  const { t } = useTranslation(['imports', 'values']);
  const { canWrite } = useCanWrite();
  const mayDefine = useMayIn('define-kpis');
  const { data: units } = useSuspenseQuery(unitsQuery());
  const owners = unitTree(units).filter(({ unit }) => !unit.closed && mayDefine(unit.id));
  return (
    <>
      <NativeSelect
        size="xs"
        label={t('newKpis.owner')}
        required
        disabled={!canWrite}
        value={mapping.ownerUnitId ?? ''}
        error={ownerError}
        data={[
          { value: '', label: t('newKpis.chooseOwner') },
          ...owners.map(({ unit, depth }) => ({
            value: unit.id,
            label: `${'\u2003'.repeat(depth)}${unit.name}`,
          })),
        ]}
        onChange={(event) => onChange({ ...mapping, ownerUnitId: event.currentTarget.value || null })}
      />
      <NativeSelect
        size="xs"
        label={t('newKpis.frequency')}
        required
        disabled={!canWrite}
        value={mapping.frequency}
        data={FREQUENCIES.map((value) => ({ value, label: t(`values:frequency.${value}`) }))}
        onChange={(event) => onChange({ ...mapping, frequency: event.currentTarget.value as Frequency })}
      />
    </>
  );
}
