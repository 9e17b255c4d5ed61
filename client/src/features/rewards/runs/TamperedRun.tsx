import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useAsOf } from '@/shared/asOf';
import { useSession } from '@/shared/session';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { useFormat } from '@/ui/format';
import { Page, Section } from '@/ui/Page';
import { usePayFormat } from '../figures';
import { participantsQuery, runsQuery } from '../rewardQueries';
import { RunMark } from '../StateMark';
import { Reproduction } from './Reproduction';

/** A run whose kept lines were changed: nothing of them is shown, but they can be compared with the log. */
export function TamperedRun({ runId, error }: { runId: string; error: unknown }) {
  const { t } = useTranslation('rewards');
  const format = useFormat();
  const { organization } = useSession();
  const asOf = useAsOf();
  const pay = usePayFormat(organization.currency);
  const { data } = useSuspenseQuery(runsQuery({ knownAt: asOf.knownAt }));
  const run = data.runs.find(({ id }) => id === runId);
  const { data: taking } = useQuery({ ...participantsQuery(run?.planId ?? '', asOf), enabled: run !== undefined });
  if (!run) throw error;

  return (
    <Page
      title={t('run.title', { plan: run.planName, period: format.period(run.period) })}
      width="wide"
      over={<Link to={'/rewards/runs' as string}>{t('runs.title')}</Link>}
      under={<RunMark run={run} />}
    >
      <ErrorNotice error={error} />
      <Section title={t('reproduce.title')}>
        <Reproduction run={run} people={(taking?.participants ?? []).map(({ person }) => person)} pay={pay} />
      </Section>
    </Page>
  );
}
