import { IconLock, IconUsers } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { OkrObjectiveItem } from '@/api/generated';
import { useFormat } from '@/ui/format';
import { ConfidenceDots } from './ConfidenceDots';
import { KeyResultRow } from './KeyResultRow';
import rows from './KeyResultRow.module.css';
import classes from './ObjectiveCard.module.css';
import { ObjectiveFigures } from './ObjectiveFigures';
import { OkrStatusBadge } from './OkrStatusBadge';
import { ProgressBar } from './ProgressBar';

interface Props {
  objective: OkrObjectiveItem;
  /** How much of its cycle has gone by, 0 to 1; null for no mark. */
  elapsed: number | null;
  /** Whether the unit is said; not where all are of one. */
  withUnit?: boolean;
  /** Only these key results, in this order; all that are not archived when absent. */
  keyResultIds?: readonly string[];
  /** What stands beside the title. */
  actions?: ReactNode;
}

/** An objective with its key results as rows. */
export function ObjectiveCard({ objective, elapsed, withUnit = false, keyResultIds, actions }: Props) {
  const { t } = useTranslation('okrs');
  const { reading } = objective;
  const keyResults = objective.keyResults.filter(({ id, archived }) =>
    keyResultIds ? keyResultIds.includes(id) : !archived,
  );
  const heading = `objective-${objective.id}`;
  return (
    <article className={classes.card} aria-labelledby={heading}>
      <div className={classes.head}>
        <OkrStatusBadge status={reading.status} soft />
        <h3 id={heading} className={classes.title}>
          <Link to="/okrs/objectives/$objectiveId" params={{ objectiveId: objective.id }}>
            {objective.title}
          </Link>
        </h3>
        {actions}
      </div>
      <p className={classes.facts}>
        <ObjectiveFacts objective={objective} withUnit={withUnit} />
      </p>
      <div className={classes.measure}>
        <ProgressBar progress={reading.progress} elapsed={elapsed} status={reading.status} />
        <ObjectiveFigures objectiveId={objective.id} title={objective.title} reading={reading} />
        <ConfidenceDots confidence={reading.confidence} />
      </div>
      {keyResults.length > 0 ? (
        <ul className={rows.list} aria-label={t('keyResult.of', { title: objective.title })}>
          {keyResults.map((keyResult) => (
            <KeyResultRow key={keyResult.id} objectiveId={objective.id} keyResult={keyResult} elapsed={elapsed} />
          ))}
        </ul>
      ) : (
        <p className={classes.none}>{t('keyResult.none')}</p>
      )}
    </article>
  );
}

/** Whose it is, what kind of promise, what it serves, in one quiet line. */
export function ObjectiveFacts({ objective, withUnit = false }: { objective: OkrObjectiveItem; withUnit?: boolean }) {
  const { t } = useTranslation('okrs');
  const format = useFormat();
  const above = objective.parents.filter((parent) => !parent.hidden && parent.title !== null);
  return (
    <>
      {objective.private && (
        <span className={classes.fact}>
          <IconLock size={12} aria-hidden="true" /> {t('objective.private')}
        </span>
      )}
      {objective.archived && <span className={classes.fact}>{t('objective.archived')}</span>}
      {objective.stage === 'draft' && <span className={classes.fact}>{t('stage.draft')}</span>}
      <span className={classes.fact}>{t(`ambition.${objective.ambition}`)}</span>
      {withUnit && <span className={classes.fact}>{objective.unitName}</span>}
      <span className={classes.fact}>
        {objective.owner ? (
          objective.owner.name
        ) : (
          <>
            <IconUsers size={12} aria-hidden="true" /> {t('objective.ownedByUnit')}
          </>
        )}
      </span>
      {above.length > 0 && (
        <span className={classes.fact}>
          {above.length > 1
            ? t('objective.servesMore', { title: above[0]?.title, count: above.length - 1 })
            : t('objective.serves', { title: above[0]?.title })}
        </span>
      )}
      {objective.childCount > 0 && (
        <span className={classes.fact}>
          {t('objective.children', { count: objective.childCount, number: format.number(objective.childCount) })}
        </span>
      )}
    </>
  );
}
