import { Button, Stack } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RewardStatement, StatementFactor } from '@/api/generated';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { useFormat } from '@/ui/format';
import { focusFirstRefused, wordNumber } from '@/ui/forms';
import { NumberField } from '@/ui/NumberField';
import type { NumberEntry } from '@/ui/numbers';
import { attainmentOf } from '../attainment';
import type { PayFormat } from '../figures';
import { useHeldCode } from '../HeldNotice';
import rewards from '../Rewards.module.css';
import { useEstimate } from '../rewardQueries';
import { useMeasureName } from './FactorLine';
import classes from './Statement.module.css';

interface Props {
  statement: RewardStatement;
  pay: PayFormat;
}

/** What the period would pay if a measure had come out otherwise. Nothing of it is kept. */
export function Estimator({ statement, pay }: Props) {
  const { t } = useTranslation('rewards');
  const { t: tErrors } = useTranslation('errors');
  const format = useFormat();
  const measureName = useMeasureName();
  const heldCode = useHeldCode();
  const estimate = useEstimate();
  const factors = statement.units[0]?.factors ?? [];
  const [entries, setEntries] = useState<Record<string, NumberEntry>>({});
  const [checked, setChecked] = useState(false);

  /** What is typed: an actual where the attainment follows from it, else the attainment or score itself. */
  const asked = (factor: StatementFactor) => {
    const { formula } = factor;
    return formula && factor.target !== null
      ? { now: factor.actual, toPercent: (entry: number) => attainmentOf(formula, entry, factor.target as number) }
      : { now: factor.percent, toPercent: (entry: number) => entry };
  };
  const percentOf = (factor: StatementFactor) => {
    const entry = entries[factor.measureId];
    return typeof entry === 'number' ? asked(factor).toPercent(entry) : null;
  };
  const faultOf = (factor: StatementFactor) => {
    const entry = entries[factor.measureId] ?? '';
    const percent = percentOf(factor);
    return (
      wordNumber(entry, tErrors, {
        min: factor.formula === 'target-over-actual' ? 0.000001 : undefined,
      }) ?? (percent !== null && (percent < 0 || percent > 10_000) ? t('estimate.tooFar') : null)
    );
  };
  const unit = (factor: StatementFactor) => ({
    unitKind: factor.unitKind ?? ('score' as const),
    unitSymbol: factor.unitSymbol,
    decimals: factor.decimals,
  });

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    setChecked(true);
    if (factors.some(faultOf)) {
      focusFirstRefused(event.currentTarget);
      return;
    }
    estimate.mutate({
      planId: statement.planId,
      period: statement.period,
      assumed: factors.flatMap((factor) => {
        const percent = percentOf(factor);
        return percent === null ? [] : [{ measureId: factor.measureId, percent }];
      }),
    });
  }

  return (
    <aside className={`${classes.estimator} no-print`} aria-label={t('estimate.title')}>
      <h2>{t('estimate.title')}</h2>
      <p className={rewards.muted}>{t('estimate.under')}</p>
      {statement.awards.length > 0 && <p className={rewards.muted}>{t('estimate.awards')}</p>}
      <form onSubmit={submit} noValidate>
        <Stack gap="sm">
          {factors.map((factor) => {
            const { formula } = factor;
            const { now } = asked(factor);
            const percent = percentOf(factor);
            const written = formula ? format.value(now, unit(factor)) : pay.percent(now);
            return (
              <NumberField
                key={factor.measureId}
                label={t(formula ? 'estimate.actualIs' : 'estimate.percentIs', { name: measureName(factor) })}
                description={
                  formula && percent !== null
                    ? t('estimate.nowAnd', { now: written, percent: pay.percent(percent) })
                    : t('estimate.now', { now: written })
                }
                percent
                value={entries[factor.measureId] ?? ''}
                error={checked && faultOf(factor)}
                onChange={(entry) => setEntries({ ...entries, [factor.measureId]: entry })}
              />
            );
          })}
          <ErrorNotice error={estimate.error} listFields />
          <Button type="submit" variant="default" loading={estimate.isPending}>
            {t('estimate.compute')}
          </Button>
        </Stack>
      </form>
      <div aria-live="polite">
        {estimate.data && (
          <dl className={classes.estimate}>
            <dt>{t('estimate.asItStands')}</dt>
            <dd className="num">{amountOr(estimate.data.now, estimate.data.heldNow)}</dd>
            <dt>{t('estimate.assumed')}</dt>
            <dd className="num">
              <strong>{amountOr(estimate.data.assumed, estimate.data.heldAssumed)}</strong>
            </dd>
            {estimate.data.now !== null && estimate.data.assumed !== null && (
              <>
                <dt>{t('difference')}</dt>
                <dd className="num">{pay.change(estimate.data.assumed - estimate.data.now)}</dd>
              </>
            )}
          </dl>
        )}
      </div>
    </aside>
  );

  function amountOr(amount: number | null, held: readonly string[]) {
    return amount === null ? held.map(heldCode).join(' ') || t('estimate.none') : pay.money(amount);
  }
}
