import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '@/ui/format';
import { byNewest } from './cycles';
import { useChosenCycle, useCycles } from './useCycle';

/** Which cycle the page is about, in the address as `?cycle=`. */
export function CycleSwitch({ shown }: { shown: string | undefined }) {
  const { t } = useTranslation('okrs');
  const format = useFormat();
  const cycles = useCycles();
  const [, setCycle] = useChosenCycle();
  return (
    <Select
      size="xs"
      w={200}
      aria-label={t('cycle.switch')}
      allowDeselect={false}
      data={byNewest(cycles).map(({ id, name, status }) => ({
        value: id,
        label: t('cycle.option', { name: format.period(name), status: t(`cycle.status.${status}`) }),
      }))}
      value={shown ?? null}
      placeholder={t('cycle.choose')}
      onChange={setCycle}
    />
  );
}
