import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { CycleReport } from '@/api/generated';
import { EmptyState } from '@/ui/EmptyState';
import { QUESTIONS, type Question } from '../closing/reviewForm';
import classes from './Report.module.css';

/** What was written down at the closings, question by question. */
export function Learnings({ report: { learnings } }: { report: CycleReport }) {
  const { t } = useTranslation('alignment');
  const asked = new Set(learnings.map(({ question }) => question));
  const known = QUESTIONS.filter((question) => asked.has(question));
  const others = [...asked].filter((question) => !(QUESTIONS as readonly string[]).includes(question));
  if (learnings.length === 0) return <EmptyState message={t('report.noLearnings')} />;
  return [...known, ...others].map((question) => (
    <div key={question} className={classes.question}>
      <h3>{others.includes(question) ? question : t(`question.${question as Question}`)}</h3>
      <ul>
        {learnings
          .filter((learning) => learning.question === question)
          .map(({ objectiveId, title, unitName, text }) => (
            <li key={objectiveId}>
              <p className={classes.answer}>{text}</p>
              <p className={classes.muted}>
                <Link to={`/okrs/objectives/${objectiveId}/close` as string}>{title}</Link> · {unitName}
              </p>
            </li>
          ))}
      </ul>
    </div>
  ));
}
