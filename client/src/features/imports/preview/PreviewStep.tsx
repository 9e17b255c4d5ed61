import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ImportCounts, ImportView } from '@/api/generated';
import { useFormat } from '@/ui/format';
import { FailureNotice } from '../FailureNotice';
import classes from '../Imports.module.css';
import { isRunning } from '../importQueries';
import { JobProgress } from '../JobProgress';
import { StepSection } from '../Steps';
import { ConfirmBar } from './ConfirmBar';
import { PreviewRows } from './PreviewRows';
import { UnknownKpis } from './UnknownKpis';

/** The third step: what each row of the file would do; nothing is written before it is confirmed. */
export function PreviewStep({ view, arrived }: { view: ImportView; arrived: boolean }) {
  const { t } = useTranslation('imports');
  const { counts } = view;
  return (
    <StepSection
      title={t('preview.title')}
      arrived={arrived}
      actions={
        !isRunning(view.status) && (
          <Button
            size="compact-sm"
            variant="subtle"
            renderRoot={(props) => (
              <Link to="." search={(previous: object) => ({ ...previous, step: 'mapping' }) as never} {...props} />
            )}
          >
            {t('preview.changeMapping')}
          </Button>
        )
      }
    >
      {isRunning(view.status) && <JobProgress view={view} />}
      <FailureNotice view={view} />
      {counts !== null && view.status !== 'previewing' && (
        <>
          {view.status !== 'confirming' && hasUnknown(counts) && <UnknownKpis view={view} />}
          {view.status !== 'confirming' && <ConfirmBar view={view} counts={counts} />}
          <Hints counts={counts} />
          {view.status !== 'confirming' && <PreviewRows view={view} counts={counts} />}
        </>
      )}
    </StepSection>
  );
}

const hasUnknown = (counts: ImportCounts) =>
  counts.ignored > 0 ||
  counts.newKpis > 0 ||
  counts.reasons.some(({ code }) => code === 'import.kpi_unknown' || code === 'import.kpi_similar');

/** What is worth knowing before one confirms. */
function Hints({ counts }: { counts: ImportCounts }) {
  const { t } = useTranslation('imports');
  const format = useFormat();
  const hints = [
    counts.suspicious > 0 && t('preview.suspiciousHint', { count: counts.suspicious }),
    counts.uncommented > 0 &&
      t('preview.uncommented', { count: counts.uncommented, number: format.number(counts.uncommented) }),
  ].filter((hint) => hint !== false);
  if (hints.length === 0) return null;
  return (
    <ul className={classes.hints}>
      {hints.map((hint) => (
        <li key={hint}>{hint}</li>
      ))}
    </ul>
  );
}
