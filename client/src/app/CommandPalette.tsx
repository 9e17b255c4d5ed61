import { useMantineColorScheme } from '@mantine/core';
import { Spotlight, type SpotlightActionData, type SpotlightActionGroupData } from '@mantine/spotlight';
import { IconChartLine, IconHistory, IconLayoutGrid, IconMoon, IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsOf, useSetAsOf } from '@/shared/asOf';
import { kpiListQuery, scorecardListQuery } from '@/shared/lists';
import classes from './CommandPalette.module.css';
import { useNavigation } from './navigation';

const STALE = { staleTime: 60_000 };

/** Goes anywhere and does the few things that fit anywhere, by typing. Ctrl/⌘ K. */
export default function CommandPalette() {
  const { t } = useTranslation('shell');
  const [opened, setOpened] = useState(false);
  const navigate = useNavigate();
  const pages = useNavigation();
  const asOf = useAsOf();
  const setAsOf = useSetAsOf();
  const { toggleColorScheme } = useMantineColorScheme();
  const kpis = useQuery({ ...kpiListQuery(asOf), ...STALE, enabled: opened });
  const scorecards = useQuery({ ...scorecardListQuery(asOf), ...STALE, enabled: opened });

  const go = (to: string) => () => void navigate({ to });
  const groups: SpotlightActionGroupData[] = [
    {
      group: t('search.pages'),
      actions: pages.map((entry) => ({
        id: entry.to,
        label: t(`nav.${entry.label}`),
        leftSection: <entry.icon size={18} />,
        onClick: go(entry.to),
      })),
    },
    {
      group: t('search.scorecards'),
      actions: (scorecards.data ?? []).map((scorecard) => ({
        id: scorecard.id,
        label: scorecard.name,
        description: scorecard.unitName,
        leftSection: <IconLayoutGrid size={18} />,
        onClick: go(`/scorecards/${scorecard.id}`),
      })),
    },
    {
      group: t('search.kpis'),
      actions: (kpis.data ?? []).map((kpi) => ({
        id: kpi.id,
        label: kpi.name,
        description: kpi.code,
        leftSection: <IconChartLine size={18} />,
        onClick: go(`/kpis/${kpi.id}`),
      })),
    },
    {
      group: t('search.actions'),
      actions: [
        ...(asOf.isPast ? [backToNow(t('past.back'), () => setAsOf({ date: null, knownAt: null }))] : []),
        { id: 'theme', label: t('theme.toggle'), leftSection: <IconMoon size={18} />, onClick: toggleColorScheme },
      ],
    },
  ].filter((group) => group.actions.length > 0);

  return (
    <Spotlight
      actions={groups}
      shortcut={['mod + K']}
      limit={12}
      highlightQuery
      scrollable
      maxHeight={440}
      attributes={{ content: { 'aria-label': t('search.open') } }}
      overlayProps={{ blur: 0, backgroundOpacity: 0.35 }}
      shadow="sm"
      classNames={{ action: classes.action }}
      nothingFound={t('search.nothing')}
      onSpotlightOpen={() => setOpened(true)}
      searchProps={{
        leftSection: <IconSearch size={18} />,
        placeholder: t('search.placeholder'),
        'aria-label': t('search.placeholder'),
      }}
    />
  );
}

const backToNow = (label: string, onClick: () => void): SpotlightActionData => ({
  id: 'now',
  label,
  leftSection: <IconHistory size={18} />,
  onClick,
});
