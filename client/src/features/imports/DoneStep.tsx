import { Button, Group } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ImportResult, ImportView } from '@/api/generated';
import { useFormat } from '@/ui/format';
import classes from './Imports.module.css';
import { previewCsvUrl } from './importQueries';
import { StepSection } from './Steps';

const FIGURES = ['recorded', 'corrected', 'unchanged', 'rejected', 'leftOut', 'kpisCreated'] as const;

/** The last step: what was written, where it can be seen, and how it is taken back. */
export function DoneStep({ view, result, arrived }: { view: ImportView; result: ImportResult; arrived: boolean }) {
  const { t } = useTranslation('imports');
  const format = useFormat();
  return (
    <StepSection title={t('done.title')} arrived={arrived}>
      <p role="status">{t('done.at', { at: format.dateTime(result.recordedAt), name: view.fileName })}</p>
      <dl className={classes.figures}>
        {FIGURES.filter((figure) => figure !== 'kpisCreated' || result.kpisCreated > 0).map((figure) => (
          <div key={figure}>
            <dt>{t(`result.${figure}`)}</dt>
            <dd className="num">{format.number(result[figure])}</dd>
          </div>
        ))}
      </dl>
      {result.rejected > 0 && (
        <p className={classes.prose}>
          {t('done.rejected')}{' '}
          <a href={previewCsvUrl(view.id, 'rejected')} download>
            {t('done.rejectedCsv')}
          </a>
        </p>
      )}
      {result.kpisCreated > 0 && <p className={classes.prose}>{t('done.drafts')}</p>}
      <p className={classes.prose}>{t('done.undo')}</p>
      <Group gap="sm" mt="md">
        <Button renderRoot={(props) => <Link to={'/values' as string} {...props} />}>{t('done.values')}</Button>
        {result.kpisCreated > 0 && (
          <Button variant="default" renderRoot={(props) => <Link to={'/kpis' as string} {...props} />}>
            {t('done.kpis')}
          </Button>
        )}
        <Button variant="default" renderRoot={(props) => <Link to={'/values/import' as string} {...props} />}>
          {t('done.another')}
        </Button>
      </Group>
    </StepSection>
  );
}
