import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { RewardPlanChange, RewardPlanDifference } from '@/api/generated';
import { Section } from '@/ui/Page';
import classes from './Difference.module.css';

const RULES = ['measure', 'gate', 'modifier', 'award'] as const;

/** What differs of reward plans, for those who may see their pay: nobody else is given any. */
export function PlanDifferences({ plans }: { plans: RewardPlanDifference[] }) {
  const { t } = useTranslation('differences');
  if (plans.length === 0) return null;
  return (
    <Section title={t('plans.title')}>
      <ul className={classes.list} aria-label={t('plans.title')}>
        {plans.map((plan) => (
          <li key={plan.planId}>
            <div className={classes.head}>
              <Link to={`/rewards/plans/${plan.planId}` as string}>{plan.name}</Link>
              <span className={classes.muted}>{plan.unitName}</span>
            </div>
            {plan.move === 'added' && <p className={classes.sentence}>{t('plans.added')}</p>}
            {plan.changes.map((change) => (
              <p
                key={[change.aspect, change.move, change.subject, change.before, change.after].join('/')}
                className={classes.sentence}
              >
                <PlanSentence change={change} />
              </p>
            ))}
            {(['joined', 'left', 'changed'] as const).map(
              (what) =>
                plan[what] > 0 && (
                  <p key={what} className={classes.sentence}>
                    {t(`plans.people.${what}`, { count: plan[what] })}
                  </p>
                ),
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function PlanSentence({ change: { aspect, move, subject, before, after } }: { change: RewardPlanChange }) {
  const { t } = useTranslation('differences');
  const rule = RULES.find((one) => one === aspect);
  const what = rule && subject ? t(`plans.of.${rule}`, { subject }) : t(`plans.aspects.${aspect}`);
  if (move === 'changed' && before !== after && (before !== null || after !== null)) {
    const none = t('plans.none');
    return t('plans.fromTo', { what, before: before ?? none, after: after ?? none });
  }
  const figure = move === 'added' ? after : move === 'removed' ? before : null;
  return figure === null ? t(`plans.move.${move}`, { what }) : t(`plans.moveFigure.${move}`, { what, figure });
}
