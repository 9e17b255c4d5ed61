import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useAsOf } from '@/shared/asOf';
import { ProposalCard } from '@/shared/values/ProposalCard';
import { correctionsQuery } from '@/shared/values/proposalQueries';
import classes from './KpiValues.module.css';

/** Corrections of this KPI's values that wait for an approval. */
export function KpiProposals({ kpiId }: { kpiId: string }) {
  const { t } = useTranslation('values');
  const { knownAt } = useAsOf();
  const { data: corrections = [] } = useQuery(correctionsQuery(kpiId, knownAt));
  if (corrections.length === 0) return null;
  return (
    <section className={classes.proposals} aria-label={t('proposal.title')}>
      <h3>{t('proposal.title')}</h3>
      <ul>
        {corrections.map((correction) => (
          <li key={correction.id}>
            <ProposalCard correction={correction} />
          </li>
        ))}
      </ul>
    </section>
  );
}
