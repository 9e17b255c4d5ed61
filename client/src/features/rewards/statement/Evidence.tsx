import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StatementFactor, StatementValue } from '@/api/generated';
import { ExportMenu } from '@/ui/export/ExportMenu';
import { moment, sheetOf } from '@/ui/export/sheet';
import { type UnitOfMeasure, useFormat } from '@/ui/format';
import { NumberText } from '@/ui/NumberText';
import { usePrinting } from '@/ui/usePrinting';
import rewards from '../Rewards.module.css';
import { type ScorecardMoment, ScorecardTable } from './ScorecardTable';
import classes from './Statement.module.css';

interface EvidenceProps {
  factor: StatementFactor;
  name: string;
  /** The period that is paid, and what was known then. */
  at: ScorecardMoment;
  children?: ReactNode;
}

/** Folded under a measure: its curve, and the values that it was measured by. Unfolded on paper. */
export function Evidence({ factor, name, at, children }: EvidenceProps) {
  const { t } = useTranslation('rewards');
  const unit = {
    unitKind: factor.unitKind ?? 'score',
    unitSymbol: factor.unitSymbol,
    decimals: factor.decimals,
  } as const;
  const isKpi = factor.basis === 'kpi-attainment' || factor.basis === 'kpi-score';
  return (
    <EvidenceFold
      name={name}
      values={factor.evidence}
      withheld={factor.withheld && t('evidence.withheldScorecard')}
      unit={unit}
      to={!factor.mayOpen || factor.scorecard ? null : addressOf(factor, isKpi)}
      instead={factor.scorecard && <ScorecardTable factor={factor} scorecard={factor.scorecard} name={name} at={at} />}
    >
      {children}
    </EvidenceFold>
  );
}

const addressOf = ({ subjectId, basis }: StatementFactor, isKpi: boolean) =>
  subjectId === null
    ? null
    : isKpi
      ? `/kpis/${subjectId}`
      : basis === 'objective-score'
        ? `/okrs/objectives/${subjectId}`
        : `/scorecards/${subjectId}`;

interface Props {
  name: string;
  values: readonly StatementValue[];
  /** Why there are none, where the reader may not see them. */
  withheld?: string | false;
  /** Null when the unit is not known here: figures stand as they are. */
  unit: UnitOfMeasure | null;
  /** Where the subject has its page. */
  to: string | null;
  /** What it rests on where that is no values. */
  instead?: ReactNode;
  children?: ReactNode;
}

export function EvidenceFold({ name, values, withheld, unit, to, instead, children }: Props) {
  const { t } = useTranslation('rewards');
  const format = useFormat();
  const printing = usePrinting();
  const [opened, setOpened] = useState(false);
  const figure = (value: number | null) =>
    unit ? format.value(value, unit) : value === null ? format.number(null) : format.number(value, decimals(value));

  return (
    <details
      className={classes.evidence}
      open={opened || printing}
      onToggle={(event) => !printing && setOpened(event.currentTarget.open)}
    >
      <summary>{t('evidence.open', { name })}</summary>
      {children}
      {instead ? (
        instead
      ) : values.length === 0 ? (
        <p className={rewards.muted}>{withheld || t('evidence.none')}</p>
      ) : (
        <div className={rewards.frame}>
          <ExportMenu
            name={name}
            title={t('evidence.table', { name })}
            timeless
            sheet={() =>
              sheetOf(values, [
                { header: t('period'), cell: (value) => format.period(value.period) },
                { header: t('evidence.value'), cell: (value) => value.value },
                { header: t('evidence.numerator'), cell: (value) => value.numerator },
                { header: t('evidence.denominator'), cell: (value) => value.denominator },
                { header: t('evidence.target'), cell: (value) => value.target },
                { header: t('evidence.attainment'), cell: (value) => value.attainment },
                { header: t('evidence.recorded'), cell: (value) => moment(value.recordedAt) },
              ])
            }
          />
          <table className={classes.values} aria-label={t('evidence.table', { name })}>
            <thead>
              <tr>
                <th scope="col">{t('period')}</th>
                <th scope="col">{t('evidence.value')}</th>
                <th scope="col">{t('evidence.target')}</th>
                <th scope="col">{t('evidence.attainment')}</th>
                <th scope="col">{t('evidence.recorded')}</th>
              </tr>
            </thead>
            <tbody>
              {values.map((value) => (
                <tr key={value.period}>
                  <th scope="row">{format.period(value.period)}</th>
                  <td>
                    <NumberText>{figure(value.value)}</NumberText>
                    {value.numerator !== null && value.denominator !== null && (
                      <span className={rewards.muted}>
                        {' '}
                        ({plain(value.numerator)} ÷ {plain(value.denominator)})
                      </span>
                    )}
                  </td>
                  <td>
                    <NumberText>{figure(value.target)}</NumberText>
                  </td>
                  <td>
                    <NumberText>{format.percent(value.attainment, 1)}</NumberText>
                  </td>
                  <td>{value.recordedAt === null ? t('evidence.missing') : format.dateTime(value.recordedAt)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {to && (
        <p className="no-print">
          <Link to={to as string}>{t('evidence.page', { name })}</Link>
        </p>
      )}
    </details>
  );

  function plain(value: number) {
    return format.number(value, decimals(value));
  }
}

const decimals = (value: number) => Math.min(4, (String(value).split('.')[1] ?? '').length);
