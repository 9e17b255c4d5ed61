import { useTranslation } from 'react-i18next';
import type { PayRules } from '@/api/generated';
import { useLocaleSettings } from '@/ui/LocaleSettings';
import { CurveChart } from '../curve/CurveChart';
import { CurveWords } from '../curve/CurveWords';
import { usePayFormat } from '../figures';
import classes from '../Rewards.module.css';
import { useGateText } from '../statement/GateLine';
import { useAwardText } from './awardText';
import { useNames } from './names';

/** Rules in words, to be read only. */
export function RulesSummary({ rules }: { rules: PayRules }) {
  const { t } = useTranslation('rewards');
  const pay = usePayFormat(useLocaleSettings().currency);
  const names = useNames(rules.measures.some(({ basis }) => basis === 'objective-score'));
  const gateText = useGateText(pay);
  const awardText = useAwardText(names, rules.measures);
  const several = rules.measures.length > 1;
  const limits = [
    several && t(`combination.${rules.combination}`),
    rules.cap === null ? t('summary.noCap') : t('statement.cap', { cap: pay.percent(rules.cap) }),
    t('statement.rounding', { unit: pay.plain(rules.rounding.unit), mode: t(`rounding.${rules.rounding.mode}`) }),
    rules.poolAmount === null ? t('summary.noPool') : t('summary.pool', { pool: pay.money(rules.poolAmount) }),
    rules.recoveryLimit === null
      ? t('summary.fullRecovery')
      : t('summary.recoveryLimit', { limit: pay.percent(rules.recoveryLimit) }),
  ].filter((text) => text !== false);

  function leaderboardText() {
    const { leaderboard } = rules;
    if (!leaderboard) return t('leaderboard.off');
    const measure = rules.measures.find(({ id }) => id === leaderboard.measureId);
    return t('leaderboard.on', {
      of: t(`leaderboard.ofKind.${leaderboard.of}`),
      by: measure ? names.measureName(measure) : t('award.combined'),
    });
  }

  return (
    <div className={classes.cards}>
      {rules.measures.map((measure) => (
        <div key={measure.id} className={classes.card}>
          <strong>{names.measureName(measure)}</strong>
          <p className={classes.muted}>
            {[
              t(`basis.${measure.basis}`),
              several && rules.combination === 'additive' && t('weightOf', { weight: pay.plain(measure.weight) }),
              t(`rules.missingRule.${measure.missing}`),
              measure.reason,
            ]
              .filter(Boolean)
              .join(' · ')}
          </p>
          <div className={classes.curve}>
            <CurveChart points={measure.curve.points} />
            <CurveWords points={measure.curve.points} />
          </div>
        </div>
      ))}
      <ul className={classes.plain}>
        {rules.gates.map((gate) => (
          <li key={gate.id}>
            {t('gate.gate')}: {gateText.condition(gate, names.kpiName(gate.kpiId))} · {gateText.effect(gate)}
          </li>
        ))}
        {rules.modifiers.map((modifier) => (
          <li key={modifier.id}>
            {t('summary.modifier', {
              name: modifier.name,
              from: pay.percent(modifier.minimum),
              to: pay.percent(modifier.maximum),
            })}
          </li>
        ))}
        {(rules.awards ?? []).map((award) => (
          <li key={award.id}>
            {t('award.one')}: {awardText(award)}
          </li>
        ))}
        <li>{leaderboardText()}</li>
        {limits.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </div>
  );
}
