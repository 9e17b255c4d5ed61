import { Button, Checkbox, Group, Select } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { unitsQuery, unitTree, useChosenUnit } from '@/shared/units';
import { FilterMenu } from '@/ui/FilterMenu';
import { useUrlSet, useUrlState } from '@/ui/useUrlState';
import { OKR_STATUSES, OkrStatusBadge } from '../OkrStatusBadge';
import { type Alignment, useKeyResultsShown } from './useAlignment';

/** Takes every filter out of the address; the cycle and the unit, which is the header's, stay. */
export function useClearFilters() {
  const navigate = useNavigate();
  return () =>
    void navigate({
      to: '.',
      search: (previous: object) => ({ ...previous, status: undefined, unaligned: undefined, unit: undefined }),
      replace: true,
    });
}

/** Unit, status and "only what is not aligned", all of them in the address. A graph says how many key results there are. */
export function AlignmentFilterBar({ alignment: { filter }, graph }: { alignment: Alignment; graph: boolean }) {
  const { t } = useTranslation('alignment');
  const { data: units } = useSuspenseQuery(unitsQuery());
  const [unit, setUnit] = useChosenUnit();
  const [statuses, setStatuses] = useUrlSet('status');
  const [, setUnaligned] = useUrlState('unaligned', '');
  const [keyResults, setKeyResults] = useKeyResultsShown();
  const clear = useClearFilters();

  return (
    <Group role="search" aria-label={t('filters')} gap="sm" mb="md" className="no-print">
      <Select
        size="xs"
        w={180}
        clearable
        searchable
        aria-label={t('unit')}
        placeholder={t('allUnits')}
        nothingFoundMessage={t('noUnit')}
        data={unitTree(units).map(({ unit: { id, name }, depth }) => ({
          value: id,
          label: `${'\u2003'.repeat(depth)}${name}`,
        }))}
        value={unit?.id ?? null}
        onChange={setUnit}
      />
      <FilterMenu
        label={t('status')}
        options={OKR_STATUSES.map((value) => ({ value, label: <OkrStatusBadge status={value} /> }))}
        chosen={statuses}
        onChange={setStatuses}
      />
      <Checkbox
        size="xs"
        label={t('onlyUnaligned')}
        checked={filter.unaligned}
        onChange={(event) => setUnaligned(event.currentTarget.checked ? '1' : null)}
      />
      {!graph && (
        <Checkbox
          size="xs"
          label={t('withKeyResults')}
          checked={keyResults}
          onChange={(event) => setKeyResults(event.currentTarget.checked)}
        />
      )}
      {(filter.unaligned || filter.statuses.size > 0 || unit) && (
        <Button size="compact-xs" variant="subtle" onClick={clear}>
          {t('clear')}
        </Button>
      )}
    </Group>
  );
}
