import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CalculationCheckView, CalculationErrorView } from '@/api/generated';
import { type UnitOfMeasure, useFormat } from '@/ui/format';
import { wordProblem } from '@/ui/words';
import { reasonText, unitText } from '../calculationText';
import classes from './Calculation.module.css';

interface Props {
  text: string;
  check: CalculationCheckView;
  unit: UnitOfMeasure;
  /** Puts something else in the place of a part of the formula. */
  onReplace: (start: number, end: number, by: string) => void;
}

/** What is wrong with a formula, marked at its place; or what it would have computed lately. */
export function CalculationCheck({ text, check, unit, onReplace }: Props) {
  const { t } = useTranslation('kpis');
  const format = useFormat();
  if (check.errors.length > 0)
    return (
      <ul className={classes.errors}>
        {check.errors.map((error) => (
          <Mistake key={`${error.code}/${error.start}`} text={text} error={error} onReplace={onReplace} />
        ))}
      </ul>
    );

  return (
    <>
      <p className={classes.good}>
        {[
          t('calculation.good', { names: check.inputs.map((input) => input.name).join(', ') }),
          check.unit && t('calculation.unit', { unit: unitText(check.unit, t) }),
        ]
          .filter(Boolean)
          .join(' ')}
      </p>
      <div className={classes.preview}>
        <table>
          <caption>{t('calculation.preview')}</caption>
          <tbody>
            {[...check.preview].reverse().map(({ period, value, reason }) => (
              <tr key={period}>
                <th scope="row">{format.period(period)}</th>
                <td className="num">{value === null ? reasonText(reason) : format.value(value, unit)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function Mistake({ text, error, onReplace }: { text: string; error: CalculationErrorView } & Pick<Props, 'onReplace'>) {
  const { t } = useTranslation('kpis');
  const { t: e } = useTranslation('errors');
  const { start, length, suggestion } = error;
  const units = error.code.startsWith('calculation.unit');
  const words = wordProblem(
    {
      status: 422,
      code: error.code,
      fields: {},
      traceId: null,
      extra: {
        subject: units ? unitText(error.subject, t) : error.subject,
        other: units ? unitText(error.other, t) : error.other,
        suggestion,
      },
    },
    e,
  );
  return (
    <li>
      <code className={classes.place}>
        {text.slice(0, start)}
        <mark>{text.slice(start, start + length) || '␣'}</mark>
        {text.slice(start + length)}
      </code>
      <p>{[words.what, words.why, words.now].filter(Boolean).join(' ')}</p>
      {suggestion && (
        <Button size="compact-xs" variant="default" onClick={() => onReplace(start, start + length, suggestion)}>
          {t('calculation.use', { suggestion })}
        </Button>
      )}
    </li>
  );
}
