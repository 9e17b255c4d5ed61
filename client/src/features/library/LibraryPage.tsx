import { Button, Checkbox, Group, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LibraryKpi } from '@/api/generated';
import { useMay } from '@/shared/access';
import { EmptyState } from '@/ui/EmptyState';
import { FilterMenu } from '@/ui/FilterMenu';
import { Page } from '@/ui/Page';
import { useUrlSet, useUrlState } from '@/ui/useUrlState';
import { AdoptDialog } from './AdoptDialog';
import { LibraryList } from './LibraryList';
import { type LabelGroup, libraryLabel } from './libraryLabel';
import { libraryQuery } from './libraryQueries';
import { fitsAll, searchLibrary, valuesOf } from './librarySearch';

const KEYS = ['q', 'function', 'category', 'goal', 'industry', 'perspective', 'fresh'] as const;

/** Proven KPIs, found by what one does and wants, adopted as a draft in one click. */
export function LibraryPage() {
  const { t } = useTranslation(['library', 'kpis']);
  const navigate = useNavigate();
  const allowed = useMay('define-kpis');
  const { data: kpis } = useSuspenseQuery(libraryQuery());
  const [text, setText] = useUrlState('q', '');
  const [functions, setFunctions] = useUrlSet('function');
  const [categories, setCategories] = useUrlSet('category');
  const [goals, setGoals] = useUrlSet('goal');
  const [industries, setIndustries] = useUrlSet('industry');
  const [perspectives, setPerspectives] = useUrlSet('perspective');
  const [fresh, setFresh] = useUrlState('fresh', '');
  const [adopting, setAdopting] = useState<LibraryKpi | null>(null);
  const found = searchLibrary(kpis, {
    text,
    functions,
    categories,
    goals,
    industries,
    perspectives,
    fresh: fresh === '1',
  });

  const clear = () =>
    void navigate({
      to: '.',
      search: (previous: Record<string, string | undefined>) => ({
        ...previous,
        ...Object.fromEntries(KEYS.map((key) => [key, undefined])),
      }),
      replace: true,
    });
  const options = (of: (kpi: LibraryKpi) => readonly string[], group: LabelGroup) =>
    valuesOf(kpis, of).map((value) => ({ value, label: libraryLabel(group, value) }));

  return (
    <Page title={t('title')} over={<Link to={'/kpis' as string}>{t('kpis:list.title')}</Link>} under={t('under')}>
      <Group gap="sm" mb="md">
        <TextInput
          size="xs"
          type="search"
          w={280}
          leftSection={<IconSearch size={14} />}
          aria-label={t('search')}
          placeholder={t('search')}
          value={text}
          onChange={(event) => setText(event.currentTarget.value || null)}
        />
        <FilterMenu
          label={t('function')}
          options={options((kpi) => [kpi.function], 'functions')}
          chosen={functions}
          onChange={setFunctions}
        />
        <FilterMenu
          label={t('goal')}
          options={options((kpi) => kpi.goals, 'goals')}
          chosen={goals}
          onChange={setGoals}
        />
        <FilterMenu
          label={t('category')}
          options={options((kpi) => [kpi.category], 'categories')}
          chosen={categories}
          onChange={setCategories}
        />
        <FilterMenu
          label={t('industry')}
          options={options((kpi) => (fitsAll(kpi) ? [] : kpi.industries), 'industries')}
          chosen={industries}
          onChange={setIndustries}
        />
        <FilterMenu
          label={t('perspective')}
          options={valuesOf(kpis, (kpi) => [kpi.perspective]).map((value) => ({
            value,
            label: t(`kpis:perspective.${value}` as 'kpis:perspective.other'),
          }))}
          chosen={perspectives}
          onChange={setPerspectives}
        />
        <Checkbox
          size="xs"
          label={t('notAdopted')}
          checked={fresh === '1'}
          onChange={(event) => setFresh(event.currentTarget.checked ? '1' : null)}
        />
      </Group>
      {found.length === 0 ? (
        <EmptyState
          message={kpis.length === 0 ? t('empty') : t('nothing')}
          action={
            kpis.length > 0 && (
              <Button variant="default" onClick={clear}>
                {t('clear')}
              </Button>
            )
          }
        />
      ) : (
        <LibraryList kpis={found} allowed={allowed} onAdopt={setAdopting} />
      )}
      {adopting && <AdoptDialog kpi={adopting} onClose={() => setAdopting(null)} />}
    </Page>
  );
}
