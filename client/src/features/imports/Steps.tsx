import { IconCheck } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './Imports.module.css';

export const STEPS = ['file', 'mapping', 'preview', 'done'] as const;
export type Step = (typeof STEPS)[number];

interface Props {
  current: Step;
  /** Where an earlier step can be opened again. */
  links?: Partial<Record<Step, { to: string; step?: Step }>>;
}

/** The four steps of an import, and at which one stands. */
export function Steps({ current, links = {} }: Props) {
  const { t } = useTranslation('imports');
  const at = STEPS.indexOf(current);
  return (
    <ol className={classes.steps} aria-label={t('steps.label')}>
      {STEPS.map((step, index) => {
        const link = links[step];
        const content = (
          <>
            <span className={classes.stepNumber} aria-hidden="true">
              {index < at ? <IconCheck size={14} /> : index + 1}
            </span>
            {t(`steps.${step}`)}
            {index < at && <span className="visually-hidden">{t('steps.passed')}</span>}
          </>
        );
        return (
          <li key={step} aria-current={step === current ? 'step' : undefined} data-passed={index < at || undefined}>
            {link && step !== current ? (
              <Link
                to={link.to}
                search={(previous: object) => ({ ...previous, step: link.step, outcome: undefined })}
                className={classes.step}
              >
                {content}
              </Link>
            ) : (
              <span className={classes.step}>{content}</span>
            )}
          </li>
        );
      })}
    </ol>
  );
}

interface StepSectionProps {
  title: string;
  /** A step that one has just come to takes the focus; the one with which a page opens does not. */
  arrived?: boolean;
  actions?: ReactNode;
  children: ReactNode;
}

/** One step under its heading. */
export function StepSection({ title, arrived = false, actions, children }: StepSectionProps) {
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (!arrived) return;
    // After the page, which takes the focus to its own heading when one navigates to it.
    const frame = requestAnimationFrame(() => heading.current?.focus());
    return () => cancelAnimationFrame(frame);
  }, [arrived]);
  return (
    <section className={classes.stepSection} aria-labelledby={id}>
      <div className={classes.stepHead}>
        <h2 id={id} ref={heading} tabIndex={-1}>
          {title}
        </h2>
        {actions}
      </div>
      {children}
    </section>
  );
}
