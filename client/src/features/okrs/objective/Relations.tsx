import { IconLock } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { CarriedObjective, OkrObjectiveDetail, ParentRef } from '@/api/generated';
import { WriteButton } from '@/shared/WriteButton';
import { useFormat } from '@/ui/format';
import { Section } from '@/ui/Page';
import { OkrStatusBadge } from '../OkrStatusBadge';
import classes from './ObjectivePage.module.css';
import { readOnlyBecause } from './ReadOnlyBanner';

interface Props {
  objective: OkrObjectiveDetail;
  onAlign: () => void;
}

/** What the objective serves, what serves it, and the cycles before and after. */
export function Relations({ objective, onAlign }: Props) {
  const { t } = useTranslation('okrs');
  const format = useFormat();
  const { parentPaths, children, carriedFrom, carriedTo } = objective;
  return (
    <>
      <Section
        title={t('relations.parents')}
        actions={
          readOnlyBecause(objective) === null && (
            <WriteButton size="compact-xs" variant="subtle" allowed={objective.canEdit} onClick={onAlign}>
              {t('relations.change')}
            </WriteButton>
          )
        }
      >
        {parentPaths.length === 0 && <p className={classes.none}>{t('relations.noParents')}</p>}
        <ul className={classes.links}>
          {parentPaths.map(({ parent, unitName, above }, index) => (
            <li key={parent.id ?? `hidden-${index}`}>
              {above.length > 0 && (
                <span className={classes.path}>
                  {above.map((one) => one.title ?? t('relations.hidden')).join(' › ')}
                </span>
              )}
              <ParentLink parent={parent} />
              <span className={classes.muted}>
                {[t(`parentKind.${parent.kind}`), unitName].filter(Boolean).join(' · ')}
              </span>
            </li>
          ))}
        </ul>
      </Section>
      {children.length > 0 && (
        <Section title={t('relations.children')}>
          <ul className={classes.links}>
            {children.map((child) => (
              <li key={`${child.id}/${child.keyResultId}`}>
                <span className={classes.childHead}>
                  <OkrStatusBadge status={child.status} iconOnly />
                  <Link to="/okrs/objectives/$objectiveId" params={{ objectiveId: child.id }}>
                    {child.title}
                  </Link>
                  <span className={classes.figure}>{format.percent(child.progress)}</span>
                </span>
                <span className={classes.muted}>
                  {[
                    child.unitName,
                    child.owner?.name,
                    child.keyResultId !== null &&
                      t('relations.toKeyResult', {
                        title: objective.keyResults.find(({ id }) => id === child.keyResultId)?.title ?? '',
                      }),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {(carriedFrom || carriedTo.length > 0) && (
        <Section title={t('relations.carried')}>
          <ul className={classes.links}>
            {carriedFrom && (
              <li>
                <Carried objective={carriedFrom} />
                <span className={classes.muted}>{t('relations.from')}</span>
              </li>
            )}
            {carriedTo.map((next, index) => (
              <li key={next.id ?? `hidden-${index}`}>
                <Carried objective={next} />
                <span className={classes.muted}>{t('relations.to')}</span>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}

/** The thing an objective serves; what one may not see says only that it is there. */
function ParentLink({ parent }: { parent: ParentRef }) {
  const { id, withinId, kind, title } = parent;
  if (parent.hidden || id === null || title === null) return <Hidden />;
  if (kind === 'objective')
    return (
      <Link to="/okrs/objectives/$objectiveId" params={{ objectiveId: id }}>
        {title}
      </Link>
    );
  if (kind === 'key-result')
    return (
      <Link to="/okrs/objectives/$objectiveId" params={{ objectiveId: withinId ?? '' }} hash={`kr-${id}`}>
        {title}
      </Link>
    );
  return (
    <Link to="/scorecards/$scorecardId" params={{ scorecardId: withinId ?? '' }} hash={`objective-${id}`}>
      {title}
    </Link>
  );
}

function Carried({ objective: { id, title, cycleName, hidden } }: { objective: CarriedObjective }) {
  const format = useFormat();
  if (hidden || id === null) return <Hidden />;
  return (
    <Link to="/okrs/objectives/$objectiveId" params={{ objectiveId: id }}>
      {[title, cycleName && format.period(cycleName)].filter(Boolean).join(' · ')}
    </Link>
  );
}

function Hidden() {
  const { t } = useTranslation('okrs');
  return (
    <span className={classes.hidden}>
      <IconLock size={14} aria-hidden="true" /> {t('relations.hidden')}
    </span>
  );
}
