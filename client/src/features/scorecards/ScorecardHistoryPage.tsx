import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '@/api/client';
import type { TimelineTopic } from '@/api/generated';
import { useAsOf } from '@/shared/asOf';
import { Timeline } from '@/shared/history/Timeline';
import { scorecardsKey } from '@/shared/lists';
import { scorecardQuery } from '@/shared/scorecardQueries';
import { Page } from '@/ui/Page';
import { PageBoundary } from '@/ui/PageBoundary';

const TOPICS: readonly TimelineTopic[] = [
  'structure',
  'weight',
  'placement',
  'link',
  'name',
  'owner',
  'roll-up',
  'layout',
];

/** Who changed the scorecard's structure, weights, links and names, when, why, from what to what. */
export function ScorecardHistoryPage() {
  const { scorecardId = '' } = useParams({ strict: false });
  const { t } = useTranslation('history');
  const { data: scorecard } = useSuspenseQuery(scorecardQuery(scorecardId, useAsOf(), 'period'));

  return (
    <Page
      title={t('label', { name: scorecard.name })}
      over={
        <Link to="/scorecards/$scorecardId" params={{ scorecardId }}>
          {scorecard.name}
        </Link>
      }
      under={t('scorecardUnder')}
    >
      <PageBoundary lines={6}>
        <Timeline
          label={t('label', { name: scorecard.name })}
          queryKey={[...scorecardsKey, 'timeline', scorecardId]}
          load={({ knownAt, topics, before, signal }) =>
            api.getScorecardTimeline(scorecardId, knownAt, topics, before, undefined, signal)
          }
          topics={TOPICS}
          unit={null}
        />
      </PageBoundary>
    </Page>
  );
}
