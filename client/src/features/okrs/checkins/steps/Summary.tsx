import { Button, Group } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '@/ui/format';
import classes from './Steps.module.css';
import type { Step, StepResult, Walk } from './walk';

/** What became of all that was owed: what was done, what was skipped, and what has come up from others and is still open. */
export function Summary({ walk, onSkipped }: { walk: Walk; onSkipped: () => void }) {
  const { t } = useTranslation('checkins');
  const format = useFormat();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);

  const resultOf = (step: Step): StepResult => walk.results.get(step.keyResultId) ?? { kind: 'skipped' };
  const done = walk.steps.filter((step) => resultOf(step).kind === 'done');
  const skipped = walk.steps.filter((step) => resultOf(step).kind === 'skipped' && !step.escalated);
  const escalated = walk.steps.filter((step) => resultOf(step).kind === 'skipped' && step.escalated);
  const lateness = ({ escalated: passedOn, ownerName, daysLate }: Step) =>
    [
      passedOn && t('steps.escalated', { name: ownerName ?? t('erased') }),
      daysLate > 0 && t('steps.late', { count: daysLate }),
    ]
      .filter(Boolean)
      .join(' · ');
  const groups = [
    { key: 'done', title: t('summary.done', { count: done.length }), steps: done },
    { key: 'skipped', title: t('summary.skipped', { count: skipped.length }), steps: skipped },
    { key: 'escalated', title: t('summary.escalated', { count: escalated.length }), steps: escalated },
  ];

  return (
    <section aria-labelledby="summary-title">
      <h2 ref={heading} id="summary-title" tabIndex={-1} className={classes.title}>
        {skipped.length + escalated.length === 0 ? t('summary.all') : t('summary.title')}
      </h2>
      {groups
        .filter(({ steps }) => steps.length > 0)
        .map(({ key, title, steps }) => (
          <div key={key} className={classes.group}>
            <h3>{title}</h3>
            <ul>
              {steps.map((step) => {
                const result = resultOf(step);
                return (
                  <li key={step.keyResultId}>
                    <Link to="/okrs/objectives/$objectiveId" params={{ objectiveId: step.objectiveId }}>
                      {step.title}
                    </Link>
                    <span className="num">
                      {result.kind === 'done'
                        ? t('summary.said', {
                            figure: result.figure,
                            confidence: result.confidence === null ? '–' : format.number(result.confidence),
                          })
                        : lateness(step)}
                    </span>
                  </li>
                );
              })}
            </ul>
          </div>
        ))}
      <Group gap="sm" mt="lg">
        {skipped.length + escalated.length > 0 && (
          <Button variant="default" onClick={onSkipped}>
            {t('summary.again')}
          </Button>
        )}
        <Button renderRoot={(props) => <Link to={'/okrs/mine' as string} {...props} />}>{t('summary.toMine')}</Button>
      </Group>
    </section>
  );
}
