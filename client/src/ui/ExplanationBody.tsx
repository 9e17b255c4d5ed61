import i18n from 'i18next';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Explanation, ExplanationSetting, ExplanationTerm } from '@/api/generated';
import classes from './ExplainPopover.module.css';
import { type Format, type UnitOfMeasure, useFormat } from './format';
import { NumberText } from './NumberText';
import { StatusBadge } from './StatusBadge';

export interface ExplanationBodyProps {
  explanation: Explanation;
  unit?: UnitOfMeasure;
  termLink?: (term: ExplanationTerm, text: string) => ReactNode;
  events?: ReactNode;
}

/** Formula in words, inputs with their weights and dates, settings in force. Also usable outside a popover. */
export function ExplanationBody({ explanation, unit, termLink, events }: ExplanationBodyProps) {
  const { t } = useTranslation('common');
  const format = useFormat();
  const { rule, result, terms } = explanation;
  const reason = explanation.settings.find((setting) => setting.name === 'reason');
  const formula = explanation.settings.find((setting) => setting.name === 'formula');
  const settings = explanation.settings.filter((setting) => setting !== reason && setting !== formula);
  const weighted = terms.some((term) => term.weight !== null);
  const figure = (value: number | null, code: string | null) => writeFigure(format, value, code, unit);

  return (
    <>
      {reason && <p className={classes.reason}>{worded(`explain.choices.${reason.value}`, reason.value)}</p>}
      <p className={classes.rule}>{worded(`explain.rules.${rule}`, t('explain.rules.other'))}</p>
      {formula && <code className={classes.formula}>{formula.value}</code>}
      {terms.length > 0 && (
        <div className={classes.scroll}>
          <table className={classes.terms}>
            <thead>
              <tr>
                <th scope="col">{t('explain.input')}</th>
                {weighted && <th scope="col">{t('explain.weight')}</th>}
                <th scope="col">{t('explain.value')}</th>
              </tr>
            </thead>
            <tbody>
              {terms.map((term) => (
                <Term
                  key={`${term.name}/${term.label}/${term.kpiId}/${term.objectiveId}/${term.period}/${term.value}`}
                  term={term}
                  weighted={weighted}
                  link={termLink}
                  value={PARTS.has(term.name) ? plain(format, term.value) : figure(term.value, term.unit)}
                />
              ))}
              <tr className={classes.result}>
                <th scope="row">{t('explain.result')}</th>
                {weighted && <td />}
                <td>
                  <NumberText>{figure(result, explanation.unit)}</NumberText>
                </td>
              </tr>
            </tbody>
          </table>
        </div>
      )}
      {settings.length > 0 && (
        <p className={classes.settings}>{settings.map((setting) => settingText(setting, format)).join(' · ')}</p>
      )}
      {events && <div className={classes.foot}>{events}</div>}
    </>
  );
}

function Term(props: {
  term: ExplanationTerm;
  weighted: boolean;
  value: string;
  link: ExplanationBodyProps['termLink'];
}) {
  const { t } = useTranslation('common');
  const format = useFormat();
  const { term } = props;
  const kind = worded(`explain.terms.${term.name}`, term.name);
  const name = term.label ?? kind;
  const notes = [
    term.label !== null &&
      (/^(child|input|milestone|key-result)-/.test(term.name) || term.name === 'segments-missing') &&
      kind,
    term.period && format.period(term.period),
    term.recordedAt && t('explain.recorded', { at: format.dateTime(term.recordedAt) }),
  ].filter(Boolean);

  return (
    <tr>
      <th scope="row">
        {term.status && <StatusBadge status={term.status} iconOnly />} {props.link?.(term, name) ?? name}
        {notes.length > 0 && <div className={classes.muted}>{notes.join(' · ')}</div>}
      </th>
      {props.weighted && (
        <td>
          <NumberText>{format.percent(term.weight, 1)}</NumberText>
        </td>
      )}
      <td>
        <NumberText>{props.value}</NumberText>
      </td>
    </tr>
  );
}

/** The unit of a figure is `score`, `share` (1.15 is 115 %), or the KPI's own, which `unit` describes. */
function writeFigure(format: Format, value: number | null, code: string | null, unit: UnitOfMeasure | undefined) {
  if (code === 'score') return format.score(value);
  if (code === 'share') return format.percent(value, 1);
  if (unit) return format.value(value, unit);
  return plain(format, value);
}

/** The parts of a ratio have units of their own, which nobody recorded. */
const PARTS = new Set(['numerator', 'denominator']);

/** Settings that are a share of 1. */
const SHARES = new Set(['coverage', 'elapsed', 'pace']);

const DAY = /^\d{4}-\d{2}-\d{2}$/;

const plain = (format: Format, value: number | null) =>
  format.number(value, value === null || Number.isInteger(value) ? 0 : 2);

function settingText({ name, value }: ExplanationSetting, format: Format): string {
  const figure = Number(value);
  const number = SHARES.has(name) ? format.percent(figure) : format.number(figure, Number.isInteger(figure) ? 0 : 2);
  const worth = DAY.test(value)
    ? format.date(value)
    : Number.isFinite(figure)
      ? number
      : worded(`explain.choices.${value}`, value);
  return worded(`explain.settings.${name}`, `${name} ${worth}`, { value: worth });
}

/** The text of a code the API may add to before this client knows it. */
function worded(key: string, otherwise: string, values: Record<string, string> = {}): string {
  return i18n.exists(key, { ns: 'common' }) ? i18n.t(key as 'explain.result', { ns: 'common', ...values }) : otherwise;
}
