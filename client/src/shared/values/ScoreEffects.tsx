import { useTranslation } from 'react-i18next';
import type { CorrectionPreview, ScoreEffect } from '@/api/generated';
import { useFormat } from '@/ui/format';
import { NumberText } from '@/ui/NumberText';
import { StatusBadge } from '@/ui/StatusBadge';
import { PayEffects } from './PayEffects';
import classes from './ScoreEffects.module.css';

const LEVELS: readonly ScoreEffect['level'][] = ['kpi', 'objective', 'perspective', 'scorecard'];

/** What a correction would do to the scores: from the KPI up to the scorecards it stands on. */
export function ScoreEffects({ preview }: { preview: CorrectionPreview }) {
  const { t } = useTranslation('values');
  const format = useFormat();
  const { effects, before, after, calculated } = preview;
  const own = effects.some((effect) => effect.level === 'kpi');
  const sorted = [...effects].sort(
    (a, b) => a.scorecardName.localeCompare(b.scorecardName) || LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level),
  );

  return (
    <>
      <table className={classes.effects}>
        <thead>
          <tr>
            <th scope="col">{t('effects.what')}</th>
            <th scope="col">{t('effects.before')}</th>
            <th scope="col">{t('effects.after')}</th>
            <th scope="col">{t('effects.difference')}</th>
          </tr>
        </thead>
        <tbody>
          {!own && (
            <Effect
              level="kpi"
              name={t('effects.level.kpi')}
              period={after.period}
              before={{ score: before.score, status: before.status }}
              after={{ score: after.score, status: after.status }}
            />
          )}
          {sorted.map((effect) => (
            <Effect
              key={`${effect.scorecardId}/${effect.level}/${effect.id}/${effect.period}`}
              period={effect.period}
              level={effect.level}
              name={effect.name}
              before={{ score: effect.scoreBefore, status: effect.statusBefore }}
              after={{ score: effect.scoreAfter, status: effect.statusAfter }}
            />
          ))}
        </tbody>
      </table>
      {calculated.length > 0 && (
        <table className={classes.effects}>
          <thead>
            <tr>
              <th scope="col">{t('effects.calculated')}</th>
              <th scope="col">{t('effects.before')}</th>
              <th scope="col">{t('effects.after')}</th>
            </tr>
          </thead>
          <tbody>
            {calculated.map((kpi) => (
              <tr key={kpi.kpiId}>
                <th scope="row">
                  {kpi.name} <span className={classes.level}>{format.period(kpi.period)}</span>
                </th>
                <td>
                  <NumberText>{format.value(kpi.valueBefore, kpi)}</NumberText>
                </td>
                <td>
                  <NumberText strong>{format.value(kpi.valueAfter, kpi)}</NumberText>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {effects.length === 0 && <p className={classes.note}>{t('effects.none')}</p>}
      <PayEffects preview={preview} />
    </>
  );
}

interface Side {
  score: number | null;
  status: ScoreEffect['statusBefore'];
}

interface EffectProps {
  level: ScoreEffect['level'];
  name: string;
  period: string;
  before: Side;
  after: Side;
}

function Effect({ level, name, period, before, after }: EffectProps) {
  const { t } = useTranslation('values');
  const format = useFormat();
  const difference = before.score === null || after.score === null ? null : after.score - before.score;
  return (
    <tr data-level={level}>
      <th scope="row" style={{ paddingLeft: LEVELS.indexOf(level) * 8 }}>
        {name}{' '}
        <span className={classes.level}>
          {t(`effects.level.${level}`)} · {format.period(period)}
        </span>
      </th>
      {[before, after].map((side, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: always before and after
        <td key={index}>
          <StatusBadge status={side.status} iconOnly /> <NumberText>{format.score(side.score)}</NumberText>
        </td>
      ))}
      <td>
        <NumberText strong>{format.difference(difference)}</NumberText>
      </td>
    </tr>
  );
}
