import { Link, useRouterState } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ObjectiveView, SupportView } from '@/api/generated';
import { Explained } from '@/shared/Explained';
import { differenceKey } from '@/shared/structure/diff';
import { useFormat } from '@/ui/format';
import { NumberText } from '@/ui/NumberText';
import { ScoreBar } from '@/ui/ScoreBar';
import { StatusBadge } from '@/ui/StatusBadge';
import { ChangeMark } from './Comparison';
import { KpiLine } from './KpiLine';
import classes from './ObjectiveRow.module.css';

interface Props {
  objective: ObjectiveView;
  scorecardId: string;
  allOpen: boolean;
}

/** An objective on one line with its bar; its KPIs and what it is tied to are folded beneath. */
export function ObjectiveRow({ objective, scorecardId, allOpen }: Props) {
  const { t } = useTranslation('scorecards');
  const format = useFormat();
  const anchor = `objective-${objective.id}`;
  const asked = useRouterState({ select: (state) => state.location.hash === anchor });
  const [open, setOpen] = useState(allOpen || asked);
  const row = useRef<HTMLLIElement>(null);
  const { total, kpis, supports, supportedBy } = objective;
  const folded = kpis.length + supports.length + supportedBy.length > 0 || objective.description;

  useEffect(() => setOpen(allOpen || asked), [allOpen, asked]);
  useEffect(() => {
    if (!asked) return;
    row.current?.scrollIntoView({ block: 'center' });
    row.current?.focus({ preventScroll: true });
  }, [asked]);

  return (
    <li ref={row} id={anchor} tabIndex={-1} className={`${classes.objective} ${asked ? classes.asked : ''}`}>
      <div className={classes.line}>
        <StatusBadge status={total.status} iconOnly />
        {folded ? (
          <button
            type="button"
            className={classes.toggle}
            aria-expanded={open}
            aria-controls={`${anchor}-kpis`}
            onClick={() => setOpen(!open)}
          >
            {objective.name}
            <svg className={open ? classes.opened : classes.closed} viewBox="0 0 8 8" width="8" aria-hidden="true">
              <path d="M2 0.5 6 4 2 7.5" fill="none" stroke="currentColor" strokeWidth="1.4" />
            </svg>
          </button>
        ) : (
          <span className={classes.name}>{objective.name}</span>
        )}
        <Explained
          explanation={total.explanation}
          label={objective.name}
          stream={{ kind: 'scorecard', id: scorecardId }}
        >
          <NumberText strong>{format.score(total.score)}</NumberText>
        </Explained>
      </div>
      <ScoreBar score={total.score} status={total.status} />
      <ChangeMark of={differenceKey('objective', objective.id)} />
      {folded && (
        <div id={`${anchor}-kpis`} className={`${classes.folded} ${open ? '' : classes.hidden}`}>
          {objective.description && <p className={classes.muted}>{objective.description}</p>}
          {kpis.length > 0 && (
            <ul className={classes.kpis} aria-label={t('page.kpisOf', { name: objective.name })}>
              {kpis.map((kpi) => (
                <KpiLine key={kpi.kpiId} placement={kpi} objectiveId={objective.id} />
              ))}
            </ul>
          )}
          <Ties label={t('page.supports')} ties={supports} />
          <Ties label={t('page.supportedBy')} ties={supportedBy} />
        </div>
      )}
    </li>
  );
}

/** The cascade: objectives of other units that this one serves, or that serve it. */
function Ties({ label, ties }: { label: string; ties: SupportView[] }) {
  const { t } = useTranslation('scorecards');
  const format = useFormat();
  if (ties.length === 0) return null;
  return (
    <dl className={classes.ties}>
      <dt>{label}</dt>
      {ties.map((tie) => (
        <dd key={tie.objectiveId}>
          <Link
            to="/scorecards/$scorecardId"
            params={{ scorecardId: tie.scorecardId }}
            hash={`objective-${tie.objectiveId}`}
          >
            {tie.unitName} · {tie.objectiveName}
          </Link>{' '}
          <span className={classes.muted}>
            {tie.weight > 0 ? t('page.tieWeight', { weight: tie.weight }) : t('page.tieAligned')}
          </span>
          {tie.score !== null && (
            <>
              {' '}
              <StatusBadge status={tie.status} iconOnly /> <NumberText>{format.score(tie.score)}</NumberText>
            </>
          )}
        </dd>
      ))}
    </dl>
  );
}
