import { Button, Checkbox, Group, Select, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { KpiListItem } from '@/api/generated';
import { useSession } from '@/shared/session';
import { unitsQuery, unitTree, useChosenUnit } from '@/shared/units';
import { FilterMenu } from '@/ui/FilterMenu';
import { STATUSES, StatusBadge } from '@/ui/StatusBadge';
import { useUrlSet, useUrlState } from '@/ui/useUrlState';
import { categoriesOf, type KpiFilters, LEVELS, LIFECYCLES, PERSPECTIVES } from './filters';

/** What the URL asks the list for. */
export function useKpiFilters(): KpiFilters {
  const { person } = useSession();
  const [text] = useUrlState('q', '');
  const [owner] = useUrlState('owner', '');
  const [perspectives] = useUrlSet('perspective');
  const [levels] = useUrlSet('level');
  const [statuses] = useUrlSet('status');
  const [lifecycles] = useUrlSet('lifecycle');
  const [categories] = useUrlSet('category');
  const ownerId = owner === 'me' ? person.id : null;
  return { text, ownerId, perspectives, levels, statuses, lifecycles, categories };
}

const FILTER_KEYS = ['q', 'owner', 'perspective', 'level', 'status', 'lifecycle', 'category'] as const;

/** Takes every filter out of the URL; the unit, which is the header's, stays. */
export function useClearFilters() {
  const navigate = useNavigate();
  return () =>
    void navigate({
      to: '.',
      search: (previous: Record<string, string | undefined>) => ({
        ...previous,
        ...Object.fromEntries(FILTER_KEYS.map((key) => [key, undefined])),
      }),
      replace: true,
    });
}

export function KpiFilterBar({ kpis }: { kpis: readonly KpiListItem[] }) {
  const { t } = useTranslation('kpis');
  const { data: units } = useSuspenseQuery(unitsQuery());
  const [unit, setUnit] = useChosenUnit();
  const [text, setText] = useUrlState('q', '');
  const [owner, setOwner] = useUrlState('owner', '');
  const [perspectives, setPerspectives] = useUrlSet('perspective');
  const [levels, setLevels] = useUrlSet('level');
  const [statuses, setStatuses] = useUrlSet('status');
  const [lifecycles, setLifecycles] = useUrlSet('lifecycle');
  const [categories, setCategories] = useUrlSet('category');
  const clear = useClearFilters();
  const any =
    text !== '' ||
    owner !== '' ||
    [perspectives, levels, statuses, lifecycles, categories].some((chosen) => chosen.size > 0);

  return (
    <Group role="search" aria-label={t('list.filters')} gap="sm" mb="md" className="no-print">
      <TextInput
        size="xs"
        type="search"
        w={240}
        leftSection={<IconSearch size={14} />}
        aria-label={t('list.search')}
        placeholder={t('list.search')}
        value={text}
        onChange={(event) => setText(event.currentTarget.value || null)}
      />
      <Select
        size="xs"
        w={180}
        clearable
        searchable
        aria-label={t('list.unit')}
        placeholder={t('list.allUnits')}
        nothingFoundMessage={t('list.noUnit')}
        data={unitTree(units).map(({ unit: { id, name }, depth }) => ({
          value: id,
          label: `${'\u2003'.repeat(depth)}${name}`,
        }))}
        value={unit?.id ?? null}
        onChange={setUnit}
      />
      <FilterMenu
        label={t('list.status')}
        options={STATUSES.map((value) => ({ value, label: <StatusBadge status={value} /> }))}
        chosen={statuses}
        onChange={setStatuses}
      />
      <FilterMenu
        label={t('list.perspective')}
        options={PERSPECTIVES.map((value) => ({ value, label: t(`perspective.${value}`) }))}
        chosen={perspectives}
        onChange={setPerspectives}
      />
      <FilterMenu
        label={t('list.level')}
        options={LEVELS.map((value) => ({ value, label: t(`level.${value}`) }))}
        chosen={levels}
        onChange={setLevels}
      />
      <FilterMenu
        label={t('list.category')}
        options={categoriesOf(kpis).map((value) => ({ value, label: value }))}
        chosen={categories}
        onChange={setCategories}
      />
      <FilterMenu
        label={t('list.lifecycle')}
        options={LIFECYCLES.map((value) => ({ value, label: t(`lifecycle.${value}`) }))}
        chosen={lifecycles}
        onChange={setLifecycles}
      />
      <Checkbox
        size="xs"
        label={t('list.mine')}
        checked={owner === 'me'}
        onChange={(event) => setOwner(event.currentTarget.checked ? 'me' : null)}
      />
      {any && (
        <Button size="compact-xs" variant="subtle" onClick={clear}>
          {t('list.clear')}
        </Button>
      )}
    </Group>
  );
}
