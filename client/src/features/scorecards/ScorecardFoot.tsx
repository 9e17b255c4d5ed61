import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { FocusWarning, ScorecardView } from '@/api/generated';
import { Explained } from '@/shared/Explained';
import { ExportMenu } from '@/ui/export/ExportMenu';
import { useFormat } from '@/ui/format';
import { NumberText } from '@/ui/NumberText';
import { Section } from '@/ui/Page';
import { ScoreBar } from '@/ui/ScoreBar';
import { StatusBadge } from '@/ui/StatusBadge';
import { childSheet } from './childSheet';
import classes from './ScorecardFoot.module.css';

/** What stands below the four columns: units further down, where focus is lost, how scores are put together. */
export function ScorecardFoot({ scorecard }: { scorecard: ScorecardView }) {
  const { t } = useTranslation('scorecards');
  const { children, warnings, hiddenKpis, rollUp } = scorecard;

  return (
    <div className={classes.foot}>
      {children.length > 0 && <Children scorecard={scorecard} />}
      {warnings.length > 0 && (
        <Section title={t('focus.title', { count: warnings.length })}>
          <ul className={classes.warnings}>
            {warnings.map((warning) => (
              <li key={`${warning.code}/${warning.subjectId}`}>
                <Warning warning={warning} />
              </li>
            ))}
          </ul>
        </Section>
      )}
      <p className={classes.notes}>
        {[
          hiddenKpis > 0 && t('page.hidden', { count: hiddenKpis }),
          t(`rollUp.says.${rollUp.missing}`, { count: rollUp.carryPeriods ?? 0 }),
          rollUp.capChildrenAt100 && t('rollUp.says.capped'),
        ]
          .filter(Boolean)
          .join(' ')}
      </p>
    </div>
  );
}

function Children({ scorecard }: { scorecard: ScorecardView }) {
  const { t } = useTranslation(['scorecards', 'common']);
  const format = useFormat();
  const { children, childrenTotal } = scorecard;
  const name = `${scorecard.name} ${t('children.title')}`;

  return (
    <Section
      title={t('children.title')}
      actions={
        <span className={classes.total}>
          {childrenTotal && (
            <>
              {t('children.total')}{' '}
              <Explained explanation={childrenTotal.explanation} label={t('children.total')}>
                <NumberText strong>{format.score(childrenTotal.score)}</NumberText>
              </Explained>{' '}
              <StatusBadge status={childrenTotal.status} />
            </>
          )}
          <ExportMenu name={name} title={name} sheet={() => childSheet(children, t)} />
        </span>
      }
    >
      <table className={classes.children}>
        <thead>
          <tr>
            <th scope="col">{t('children.unit')}</th>
            <th scope="col">{t('list.score')}</th>
            <th scope="col" className={classes.bar}>
              <span className="visually-hidden">{t('children.bar')}</span>
            </th>
            <th scope="col">{t('list.status')}</th>
            <th scope="col">{t('list.coverage')}</th>
          </tr>
        </thead>
        <tbody>
          {children.map((child) => (
            <tr key={child.scorecardId}>
              <th scope="row">
                <Link to="/scorecards/$scorecardId" params={{ scorecardId: child.scorecardId }}>
                  {child.unitName}
                </Link>
              </th>
              <td>
                <NumberText strong>{format.score(child.score)}</NumberText>
              </td>
              <td className={classes.bar}>
                <ScoreBar score={child.score} status={child.status} />
              </td>
              <td>
                <StatusBadge status={child.status} />
              </td>
              <td>
                <NumberText>{format.percent(child.coverage)}</NumberText>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}

function Warning({ warning }: { warning: FocusWarning }) {
  const { t } = useTranslation('scorecards');
  const text = t(`focus.${warning.code}`, { name: warning.subjectName, count: warning.count, limit: warning.limit });
  if (warning.subjectKind === 'kpi') return <Link to={`/kpis/${warning.subjectId}` as string}>{text}</Link>;
  if (warning.subjectKind === 'objective')
    return (
      <Link to="." search={(search) => search} hash={`objective-${warning.subjectId}`}>
        {text}
      </Link>
    );
  return text;
}
