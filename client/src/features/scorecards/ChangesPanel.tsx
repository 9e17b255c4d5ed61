import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScorecardView } from '@/api/generated';
import { useAsOf } from '@/shared/asOf';
import { type Difference, isSame } from '@/shared/structure/diff';
import { ExportMenu } from '@/ui/export/ExportMenu';
import { type Format, useFormat } from '@/ui/format';
import { Section } from '@/ui/Page';
import classes from './ChangesPanel.module.css';
import { ScoreChange, useDifferences } from './Comparison';
import { changeSheet } from './changeSheet';
import type { Compared } from './comparedMoment';

/** What differs between two moments, one line each, for whoever does not want to look for the marks. */
export function ChangesPanel({ scorecard, compared }: { scorecard: ScorecardView; compared: Compared }) {
  const { t } = useTranslation(['scorecards', 'common']);
  const format = useFormat();
  const asOf = useAsOf();
  const differences = [...(useDifferences()?.values() ?? [])].filter((difference) => !isSame(difference));
  const when = (moment: { date: string; knownAt: string | undefined }) =>
    moment.knownAt
      ? t('compare.momentKnown', { date: format.period(moment.date), at: format.dateTime(moment.knownAt) })
      : format.period(moment.date);
  const [all, setAll] = useState(false);
  const main = differences.filter(matters);
  const shown = all ? differences : main;
  const moments = { before: when(compared.moment ?? asOf), after: when(asOf) };

  return (
    <Section
      title={t('compare.title', moments)}
      actions={
        <>
          <Link
            className="no-print"
            to="/scorecards/$scorecardId/differences"
            params={{ scorecardId: scorecard.id }}
            search={(previous: object) => ({ ...previous, view: undefined })}
          >
            {t('compare.why')}
          </Link>
          {differences.length > 0 && (
            <ExportMenu
              name={t('compare.list', { name: scorecard.name })}
              title={t('compare.list', { name: scorecard.name })}
              sheet={() => changeSheet(differences, moments, t)}
            />
          )}
        </>
      }
    >
      {shown.length === 0 && differences.length === 0 ? (
        <p className={classes.none}>{t('compare.nothing', moments)}</p>
      ) : (
        <ul className={classes.list} aria-label={t('compare.list', { name: scorecard.name })}>
          {shown.map((difference) => (
            <li key={difference.key} data-level={difference.level}>
              <span className={classes.name}>
                <span className={classes.level}>{t(`level.${difference.level}`)}</span> {difference.name}
              </span>
              <ScoreChange difference={difference} />
              <Details difference={difference} format={format} />
            </li>
          ))}
        </ul>
      )}
      {differences.length > main.length && (
        <Button className="no-print" size="compact-sm" variant="subtle" mb="lg" onClick={() => setAll(!all)}>
          {all ? t('compare.less') : t('compare.more', { count: differences.length - main.length })}
        </Button>
      )}
    </Section>
  );
}

/** The large lines, and whatever changed in the structure; the other scores are marked where they stand. */
const matters = ({ level, presence, weight, renamed, moved }: Difference) =>
  level === 'scorecard' || level === 'perspective' || presence !== 'both' || Boolean(weight || renamed || moved);

function Details({ difference, format }: { difference: Difference; format: Format }) {
  const { t } = useTranslation('scorecards');
  const { t: common } = useTranslation('common');
  const { weight, renamed, moved, value, target, status, presence } = difference;
  const figure = (number: number | null) => format.number(number, number === null || Number.isInteger(number) ? 0 : 2);
  const texts = [
    presence === 'both' &&
      status.before !== status.after &&
      t('compare.status', {
        before: status.before ? common(`status.${status.before}`) : '',
        after: status.after ? common(`status.${status.after}`) : '',
      }),
    value && t('compare.value', { before: figure(value.before), after: figure(value.after) }),
    target && t('compare.target', { before: figure(target.before), after: figure(target.after) }),
    weight && t('compare.weight', { before: figure(weight.before), after: figure(weight.after) }),
    renamed && t('compare.renamed', { ...renamed }),
    moved && t('compare.moved', { ...moved }),
  ].filter(Boolean);
  return texts.length > 0 ? <span className={classes.details}>{texts.join(' · ')}</span> : null;
}
