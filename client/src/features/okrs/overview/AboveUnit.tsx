import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { OkrObjectiveItem } from '@/api/generated';
import { useFormat } from '@/ui/format';
import { NumberText } from '@/ui/NumberText';
import { Section } from '@/ui/Page';
import { OkrStatusBadge } from '../OkrStatusBadge';
import classes from './OkrPage.module.css';

/** The objectives of the units above the one that is looked at: what its own are for. */
export function AboveUnit({ objectives }: { objectives: readonly OkrObjectiveItem[] }) {
  const { t } = useTranslation('okrs');
  const format = useFormat();
  return (
    <aside className={classes.above} aria-label={t('overview.above')}>
      <Section title={t('overview.above')}>
        <ul className={classes.list}>
          {objectives.map((objective) => (
            <li key={objective.id}>
              <span className={classes.head}>
                <OkrStatusBadge status={objective.reading.status} iconOnly />
                <Link to="/okrs/objectives/$objectiveId" params={{ objectiveId: objective.id }}>
                  {objective.title}
                </Link>
                <NumberText>{format.percent(objective.reading.progress)}</NumberText>
              </span>
              <p>{[objective.unitName, objective.owner?.name].filter(Boolean).join(' · ')}</p>
            </li>
          ))}
        </ul>
      </Section>
    </aside>
  );
}
