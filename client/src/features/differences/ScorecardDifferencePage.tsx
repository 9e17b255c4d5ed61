import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useAsOf } from '@/shared/asOf';
import { scorecardQuery } from '@/shared/scorecardQueries';
import { DifferencePage } from './DifferencePage';

/** Of one scorecard: its scores, its structure, the KPIs on it. */
export function ScorecardDifferencePage() {
  const { scorecardId = '' } = useParams({ strict: false });
  const { t } = useTranslation('differences');
  const { date } = useAsOf();
  // By its name of now: at one of the moments it may not have been there.
  const { data: scorecard } = useSuspenseQuery(scorecardQuery(scorecardId, { date, knownAt: undefined }, 'period'));
  return (
    <DifferencePage
      of={{ kind: 'scorecard', id: scorecardId }}
      title={t('titleOf', { name: scorecard.name })}
      over={
        <Link
          to="/scorecards/$scorecardId"
          params={{ scorecardId }}
          search={(previous: object) => ({ ...previous, view: undefined })}
        >
          {scorecard.name}
        </Link>
      }
    />
  );
}
