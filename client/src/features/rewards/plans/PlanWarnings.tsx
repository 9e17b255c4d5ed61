import { IconAlertTriangle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { PlanWarning, RewardPlanDetail } from '@/api/generated';
import { peopleQuery } from '@/shared/units';
import { useLocaleSettings } from '@/ui/LocaleSettings';
import { usePayFormat } from '../figures';
import classes from '../Rewards.module.css';
import { useNames } from './names';

const KNOWN = [
  'curve-pays-more-for-less',
  'curve-cliff',
  'measure-without-target',
  'measure-missing',
  'nobody-takes-part',
  'participation-gap',
  'kpi-changed',
  'attainment-undefined',
  'award-without-values',
  'award-unit-empty',
  'award-for-everybody',
  'award-ranks-alike',
  'leaderboard-ranks-alike',
  'curve-always-zero',
  'scorecard-missing',
  'kpi-target-changed',
  'gate-never-met',
  'modifier-zero',
  'cap-zero',
  'pool-zero',
  'target-zero',
  'participant-deactivated',
  'participant-erased',
] as const;

/** What is said of the KPI that a rule names, whatever the rule is. */
const OF_KPIS: ReadonlySet<string> = new Set(['measure-missing', 'kpi-changed', 'kpi-target-changed']);

/** What should be looked at before the draft is published, in sentences. None of it stops the publication. */
export function PlanWarnings({ detail }: { detail: RewardPlanDetail }) {
  const { t } = useTranslation('rewards');
  const pay = usePayFormat(useLocaleSettings().currency);
  const names = useNames(detail.draft?.measures.some(({ basis }) => basis === 'objective-score'));
  const people = useQuery(peopleQuery());
  if (detail.warnings.length === 0) return null;

  function nameOf({ code, ruleId, personId }: PlanWarning): string {
    if (personId) return people.data?.find(({ id }) => id === personId)?.name ?? t('someone');
    const measure = detail.draft?.measures.find(({ id }) => id === ruleId);
    if (measure) return names.measureName(measure);
    const award = detail.draft?.awards?.find(({ id }) => id === ruleId);
    if (award) return award.condition && OF_KPIS.has(code) ? names.kpiName(award.condition.kpiId) : award.name;
    const gate = detail.draft?.gates.find(({ id }) => id === ruleId);
    if (gate) return names.kpiName(gate.kpiId);
    return detail.draft?.modifiers.find(({ id }) => id === ruleId)?.name ?? '';
  }

  return (
    <section className={classes.warnings} aria-label={t('warnings.title')}>
      <strong>
        <IconAlertTriangle size={16} aria-hidden="true" /> {t('warnings.title')}
      </strong>
      <ul>
        {detail.warnings.map((warning) => {
          const code = KNOWN.find((known) => known === warning.code);
          return (
            <li key={[warning.code, warning.ruleId, warning.at, warning.personId].join('/')}>
              {t(code ? `warnings.${code}` : 'warnings.other', { name: nameOf(warning), at: pay.percent(warning.at) })}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
