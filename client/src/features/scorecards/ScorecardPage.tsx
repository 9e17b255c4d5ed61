import { Button } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { lazy } from 'react';
import { useTranslation } from 'react-i18next';
import type { Span } from '@/api/generated';
import { useCanWrite } from '@/shared/access';
import { WriteButton } from '@/shared/WriteButton';
import { Page } from '@/ui/Page';
import { Segmented } from '@/ui/Segmented';
import { useUrlState } from '@/ui/useUrlState';
import { ChangesPanel } from './ChangesPanel';
import { CompareControl } from './CompareControl';
import { Comparison } from './Comparison';
import { useScorecards } from './comparedMoment';
import { PerspectiveColumns } from './PerspectiveColumns';
import { ScorecardFoot } from './ScorecardFoot';
import { ScorecardSummary } from './ScorecardSummary';
import { ScorecardTable } from './ScorecardTable';

// Most people read; what it takes to edit is loaded by those who do.
const ScorecardEditor = lazy(() => import('./edit/ScorecardEditor'));

const VIEWS = ['cards', 'table'] as const;
const SPANS = ['period', 'year-to-date'] as const satisfies readonly Span[];

/** A scorecard for a date: its score and why, four perspectives, and what has changed since another moment. */
export function ScorecardPage() {
  const { scorecardId = '' } = useParams({ strict: false });
  const [editing, setEditing] = useUrlState('edit', '', ['', '1']);
  const { canWrite } = useCanWrite();

  return editing && canWrite ? (
    <ScorecardEditor scorecardId={scorecardId} onDone={() => setEditing(null)} />
  ) : (
    <Scorecard scorecardId={scorecardId} onEdit={() => setEditing('1')} />
  );
}

function Scorecard({ scorecardId, onEdit }: { scorecardId: string; onEdit: () => void }) {
  const { t } = useTranslation('scorecards');
  const [span, setSpan] = useUrlState<Span>('span', 'period', SPANS);
  const [view, setView] = useUrlState('view', 'cards', VIEWS);
  const [expanded, setExpanded] = useUrlState('kpis', 'folded', ['folded', 'open']);
  const { scorecard, compared } = useScorecards(scorecardId, span);

  return (
    <Page
      title={scorecard.name}
      over={<Link to="/scorecards">{t('list.title')}</Link>}
      under={[scorecard.unitName, t('fiscalYear', { year: scorecard.fiscalYear })].join(' · ')}
      actions={
        <>
          <Link to="/scorecards/$scorecardId/map" params={{ scorecardId }}>
            {t('page.map')}
          </Link>
          <Link to="/scorecards/$scorecardId/history" params={{ scorecardId }}>
            {t('page.history')}
          </Link>
          <Button size="xs" variant="default" onClick={() => window.print()}>
            {t('page.print')}
          </Button>
          <WriteButton size="xs" variant="default" allowed={scorecard.canEdit} onClick={onEdit}>
            {t('page.edit')}
          </WriteButton>
        </>
      }
    >
      <Comparison before={compared.scorecard} after={scorecard}>
        <ScorecardSummary
          scorecard={scorecard}
          controls={
            <>
              <Segmented
                label={t('span.label')}
                value={span}
                onChange={setSpan}
                options={SPANS.map((value) => ({ value, label: t(`span.${value}`) }))}
              />
              <Segmented
                label={t('view.label')}
                value={view}
                onChange={setView}
                options={VIEWS.map((value) => ({ value, label: t(`view.${value}`) }))}
              />
              {view === 'cards' && (
                <Segmented
                  label={t('kpis.label')}
                  value={expanded}
                  onChange={setExpanded}
                  options={(['folded', 'open'] as const).map((value) => ({ value, label: t(`kpis.${value}`) }))}
                />
              )}
              <CompareControl />
            </>
          }
        />
        {compared.moment && <ChangesPanel scorecard={scorecard} compared={compared} />}
        {view === 'table' ? (
          <ScorecardTable scorecard={scorecard} />
        ) : (
          <PerspectiveColumns scorecard={scorecard} allOpen={expanded === 'open'} onEdit={onEdit} />
        )}
        <ScorecardFoot scorecard={scorecard} />
      </Comparison>
    </Page>
  );
}
