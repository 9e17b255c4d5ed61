import { Button, Select } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { lazy, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScorecardView } from '@/api/generated';
import { useCanWrite } from '@/shared/access';
import { useAsOf } from '@/shared/asOf';
import { useMoment } from '@/shared/comparedMoment';
import { scorecardListQuery } from '@/shared/lists';
import { scorecardQuery } from '@/shared/scorecardQueries';
import { EditBar } from '@/shared/structure/EditBar';
import { useEffectiveFrom } from '@/shared/structure/useEffectiveFrom';
import { useStructure } from '@/shared/structure/useStructure';
import { WriteButton } from '@/shared/WriteButton';
import { EmptyState } from '@/ui/EmptyState';
import { Page } from '@/ui/Page';
import { PageBoundary } from '@/ui/PageBoundary';
import { Segmented } from '@/ui/Segmented';
import { useUrlState } from '@/ui/useUrlState';
import { ComparedBand } from './ComparedBand';
import { LinkDialog } from './LinkDialog';
import { MapTable } from './MapTable';
import { compareMaps, MarksProvider } from './marks';
import { useLinking } from './useLinking';

// The graph and its layout are loaded with the first map that is shown.
const MapCanvas = lazy(() => import('./MapCanvas'));

const VIEWS = ['map', 'table'] as const;

/** Which objective leads to which: as a map, and with the same links as a table. */
export function MapPage() {
  const { scorecardId = '' } = useParams({ strict: false });
  const { t } = useTranslation(['map', 'scorecards']);
  const asOf = useAsOf();
  const { canWrite } = useCanWrite();
  const [edit, setEdit] = useUrlState('edit', '', ['', '1']);
  const { data: shown } = useSuspenseQuery(scorecardQuery(scorecardId, asOf, 'period'));
  const editing = edit !== '' && canWrite && shown.canEdit;
  const dating = useEffectiveFrom(shown.fiscalYear);
  // While editing it is the structure of the month from which the changes hold.
  const moment = editing ? { date: dating.firstMonth, knownAt: undefined } : asOf;
  const { data: scorecard } = useSuspenseQuery(scorecardQuery(scorecardId, moment, 'period'));
  const structure = useStructure(scorecardId, scorecard.version);
  const linking = useLinking(scorecard, structure, dating.effectiveFrom);
  const phone = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false });
  const [view, setView] = useUrlState<(typeof VIEWS)[number]>('view', phone ? 'table' : 'map', VIEWS);
  const [adding, setAdding] = useState(false);
  const compared = useMoment();
  const other = useQuery({
    ...scorecardQuery(scorecardId, compared ?? asOf, 'period'),
    enabled: compared !== null && !editing,
    retry: false,
  });
  const before = compared && !editing ? other.data : undefined;
  const comparison = useMemo(() => before && compareMaps(before, scorecard), [before, scorecard]);

  return (
    <Page
      title={t('title', { name: scorecard.name })}
      width={view === 'map' ? 'wide' : 'normal'}
      over={
        <Link to="/scorecards/$scorecardId" params={{ scorecardId }}>
          {scorecard.name}
        </Link>
      }
      actions={
        <>
          <ScorecardPicker scorecard={scorecard} />
          <Segmented
            label={t('scorecards:view.label')}
            value={view}
            onChange={setView}
            options={VIEWS.map((value) => ({ value, label: t(`view.${value}`) }))}
          />
          {editing ? (
            <Button size="xs" variant="default" onClick={() => setAdding(true)}>
              {t('link.add')}
            </Button>
          ) : (
            <WriteButton size="xs" variant="default" allowed={scorecard.canEdit} onClick={() => setEdit('1')}>
              {t('scorecards:page.edit')}
            </WriteButton>
          )}
        </>
      }
    >
      {editing && <EditBar scorecard={scorecard} dating={dating} structure={structure} onDone={() => setEdit(null)} />}
      {compared && !editing && <ComparedBand moment={compared} scorecardId={scorecardId} absent={other.isError} />}
      <MarksProvider value={comparison?.marks ?? null}>
        <MapBody scorecard={comparison?.scorecard ?? scorecard} view={view} linking={editing ? linking : null} />
      </MarksProvider>
      {adding && <LinkDialog scorecard={scorecard} linking={linking} onClose={() => setAdding(false)} />}
    </Page>
  );
}

function MapBody(props: {
  scorecard: ScorecardView;
  view: (typeof VIEWS)[number];
  linking: ReturnType<typeof useLinking> | null;
}) {
  const { t } = useTranslation(['map', 'scorecards']);
  const { scorecard, view, linking } = props;
  if (scorecard.perspectives.every((perspective) => perspective.objectives.length === 0))
    return (
      <EmptyState
        message={t('empty')}
        action={
          <Link to="/scorecards/$scorecardId" params={{ scorecardId: scorecard.id }}>
            {t('scorecards:page.addFirst')}
          </Link>
        }
      />
    );
  if (view === 'table') return <MapTable scorecard={scorecard} linking={linking} />;
  return (
    <PageBoundary>
      <MapCanvas scorecard={scorecard} linking={linking} />
    </PageBoundary>
  );
}

/** Another scorecard's map; chosen by unit. */
function ScorecardPicker({ scorecard }: { scorecard: ScorecardView }) {
  const { t } = useTranslation('map');
  const navigate = useNavigate();
  const asOf = useAsOf();
  const { data: all = [] } = useQuery(scorecardListQuery(asOf));
  if (all.length < 2) return null;
  return (
    <Select
      size="xs"
      aria-label={t('pick')}
      allowDeselect={false}
      value={scorecard.id}
      data={all.map(({ id, unitName }) => ({ value: id, label: unitName }))}
      onChange={(id) =>
        id &&
        void navigate({
          to: '/scorecards/$scorecardId/map',
          params: { scorecardId: id },
          search: (previous: object) => ({ ...previous, edit: undefined }),
        })
      }
    />
  );
}
