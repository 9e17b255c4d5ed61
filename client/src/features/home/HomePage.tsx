import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { lazy } from 'react';
import { useTranslation } from 'react-i18next';
import { loadTexts } from '@/i18n';
import { useAsOf } from '@/shared/asOf';
import { useSession } from '@/shared/session';
import { EmptyState } from '@/ui/EmptyState';
import { useFormat } from '@/ui/format';
import { Page, Section } from '@/ui/Page';
import { PageBoundary } from '@/ui/PageBoundary';
import { Changes } from './Changes';
import classes from './Home.module.css';
import { homeQuery } from './homeQueries';
import { Owed } from './Owed';

// The table is below the fold: what is owed does not wait for its code.
const ScorecardLines = lazy(async () => {
  const [module] = await Promise.all([import('@/shared/ScorecardLines'), loadTexts(['scorecards'])]);
  return { default: module.ScorecardLines };
});

/** What do I owe, what has changed, how do my units stand. */
export function HomePage() {
  const { t } = useTranslation('home');
  const format = useFormat();
  const { person, organization } = useSession();
  const { date, knownAt } = useAsOf();
  const { data: home } = useSuspenseQuery(homeQuery(date, knownAt));

  return (
    <Page
      title={t('title', { name: person.name })}
      under={[organization.name, format.date(organization.today)].join(' · ')}
    >
      <div className={classes.columns}>
        <Owed items={home.owed} okrs={home.owedOkrs} rewards={home.owedRewards} />
        <Changes changes={home.changes} since={home.lastVisit} />
      </div>
      <Section title={t('scorecards.title', { date: format.period(date) })}>
        <PageBoundary lines={5}>
          {' '}
          <ScorecardLines
            label={t('scorecards.title', { date: format.period(date) })}
            scorecards={home.scorecards}
            csvName={t('scorecards.title', { date: format.period(date) })}
            empty={
              <EmptyState
                message={t('scorecards.empty')}
                action={<Link to="/scorecards">{t('scorecards.all')}</Link>}
              />
            }
          />
        </PageBoundary>{' '}
      </Section>
    </Page>
  );
}
