import i18n from 'i18next';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Explanation, ExplanationSetting, ExplanationTerm } from '@/api/generated';
import classes from './ExplainPopover.module.css';
import { type UnitOfMeasure, useFormat } from './format';
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
  const { rule, result, terms, settings } = explanation;
  const weighted = terms.some((term) => term.weight !== null);
  const figure = (value: number | null, code: string | null) => writeFigure(format, value, code, unit);

  return (
    <>
      <p className={classes.rule}>{worded(`explain.rules.${rule}`, t('explain.rules.other'))}</p>
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
                  value={figure(term.value, term.unit)}
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
        <p className={classes.settings}>{settings.map((setting) => settingText(setting)).join(' · ')}</p>
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
  const name = term.label ?? worded(`explain.terms.${term.name}`, term.name);
  const dates = [
    term.period && format.period(term.period),
    term.recordedAt && t('explain.recorded', { at: format.dateTime(term.recordedAt) }),
  ].filter(Boolean);

  return (
    <tr>
      <th scope="row">
        {term.status && <StatusBadge status={term.status} iconOnly />} {props.link?.(term, name) ?? name}
        {dates.length > 0 && <div className={classes.muted}>{dates.join(' · ')}</div>}
      </th>
      {props.weighted && (
        <td>
          <NumberText>{format.number(term.weight, term.weight !== null && term.weight % 1 !== 0 ? 1 : 0)}</NumberText>
        </td>
      )}
      <td>
        <NumberText>{props.value}</NumberText>
      </td>
    </tr>
  );
}

type Format = ReturnType<typeof useFormat>;

/** The unit of a figure is a code: `score`, `percent` (a ratio), `count`, or nothing for the KPI's own unit. */
function writeFigure(format: Format, value: number | null, code: string | null, unit: UnitOfMeasure | undefined) {
  if (code === 'score') return format.score(value);
  if (code === 'percent' || code === 'ratio') return format.percent(value, 1);
  if (code === 'count') return format.number(value);
  return unit ? format.value(value, unit) : format.score(value);
}

function settingText({ name, value }: ExplanationSetting): string {
  const worth = worded(`explain.choices.${value}`, value);
  return `${worded(`explain.settings.${name}`, name)} ${worth}`;
}

/** The text of a code the API may add to before this client knows it. */
function worded(key: string, otherwise: string): string {
  return i18n.exists(key, { ns: 'common' }) ? i18n.t(key as 'explain.result', { ns: 'common' }) : otherwise;
}
