import { Button, Checkbox, Group, Select, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Ambition, OkrObjectiveItem } from '@/api/generated';
import { useSession } from '@/shared/session';
import { unitsQuery, unitTree, useChosenUnit } from '@/shared/units';
import { FilterMenu } from '@/ui/FilterMenu';
import { useUrlSet, useUrlState } from '@/ui/useUrlState';
import { OKR_STATUSES, OkrStatusBadge } from '../OkrStatusBadge';
import type { ObjectiveFilters } from './filters';

export const AMBITIONS: readonly Ambition[] = ['committed', 'aspirational'];
const KEYS = ['q', 'owner', 'status', 'ambition'] as const;

/** What the address asks the overview for. */
export function useObjectiveFilters(): ObjectiveFilters {
  const { person } = useSession();
  const [text] = useUrlState('q', '');
  const [owner] = useUrlState('owner', '');
  const [statuses] = useUrlSet('status');
  const [ambitions] = useUrlSet('ambition');
  return { text, ownerId: owner === 'me' ? person.id : owner || null, statuses, ambitions };
}

export function OkrFilterBar({ objectives }: { objectives: readonly OkrObjectiveItem[] }) {
  const { t } = useTranslation('okrs');
  const { data: units } = useSuspenseQuery(unitsQuery());
  const navigate = useNavigate();
  const { person } = useSession();
  const [unit, setUnit] = useChosenUnit();
  const [text, setText] = useUrlState('q', '');
  const [owner, setOwner] = useUrlState('owner', '');
  const [statuses, setStatuses] = useUrlSet('status');
  const [ambitions, setAmbitions] = useUrlSet('ambition');
  const [archived, setArchived] = useUrlState('archived', '', ['', '1']);
  const any = text !== '' || owner !== '' || statuses.size + ambitions.size > 0;
  const clear = () =>
    void navigate({
      to: '.',
      search: (previous: object) => ({ ...previous, ...Object.fromEntries(KEYS.map((key) => [key, undefined])) }),
      replace: true,
    });

  return (
    <Group role="search" aria-label={t('filter.label')} gap="sm" mb="md" className="no-print">
      <TextInput
        size="xs"
        type="search"
        w={220}
        leftSection={<IconSearch size={14} />}
        aria-label={t('filter.search')}
        placeholder={t('filter.search')}
        value={text}
        onChange={(event) => setText(event.currentTarget.value || null)}
      />
      <Select
        size="xs"
        w={180}
        clearable
        searchable
        aria-label={t('filter.unit')}
        placeholder={t('filter.allUnits')}
        nothingFoundMessage={t('filter.noUnit')}
        data={unitTree(units).map(({ unit: { id, name }, depth }) => ({
          value: id,
          label: `${'\u2003'.repeat(depth)}${name}`,
        }))}
        value={unit?.id ?? null}
        onChange={setUnit}
      />
      <FilterMenu
        label={t('filter.status')}
        options={OKR_STATUSES.map((value) => ({ value, label: <OkrStatusBadge status={value} /> }))}
        chosen={statuses}
        onChange={setStatuses}
      />
      <FilterMenu
        label={t('filter.ambition')}
        options={AMBITIONS.map((value) => ({ value, label: t(`ambition.${value}`) }))}
        chosen={ambitions}
        onChange={setAmbitions}
      />
      <Select
        size="xs"
        w={160}
        clearable
        searchable
        aria-label={t('filter.owner')}
        placeholder={t('filter.allOwners')}
        nothingFoundMessage={t('filter.noOwner')}
        data={ownersOf(objectives).filter(({ value }) => value !== person.id)}
        value={owner === 'me' ? null : owner || null}
        onChange={setOwner}
      />
      <Checkbox
        size="xs"
        label={t('filter.mine')}
        checked={owner === 'me'}
        onChange={(event) => setOwner(event.currentTarget.checked ? 'me' : null)}
      />
      <Checkbox
        size="xs"
        label={t('filter.archived')}
        checked={archived === '1'}
        onChange={(event) => setArchived(event.currentTarget.checked ? '1' : null)}
      />
      {any && (
        <Button size="compact-xs" variant="subtle" onClick={clear}>
          {t('filter.clear')}
        </Button>
      )}
    </Group>
  );
}

/** Everybody who owns an objective or a key result of these, by name. */
function ownersOf(objectives: readonly OkrObjectiveItem[]): { value: string; label: string }[] {
  const people = objectives.flatMap(({ owner, keyResults }) => [owner, ...keyResults.map((one) => one.owner)]);
  const names = new Map(people.flatMap((person) => (person ? [[person.id, person.name] as const] : [])));
  return [...names].map(([value, label]) => ({ value, label })).sort((a, b) => a.label.localeCompare(b.label));
}
