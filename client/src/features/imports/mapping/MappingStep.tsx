import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportMapping, ImportView } from '@/api/generated';
import { toProblem } from '@/api/problem';
import { WriteButton } from '@/shared/WriteButton';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { focusFirstRefused } from '@/ui/forms';
import { type NumberEntry, numberFault } from '@/ui/numbers';
import { forgetDraft, storedDraft, useKeepDraft } from '@/ui/storedDraft';
import { FailureNotice } from '../FailureNotice';
import classes from '../Imports.module.css';
import { usePreview } from '../importQueries';
import { StepSection } from '../Steps';
import { ColumnList } from './ColumnList';
import { MappingSettings, YEARS } from './MappingSettings';
import { missingParts, refusedColumns } from './mapping';
import { ReadingFields } from './ReadingFields';

interface Props {
  view: ImportView;
  arrived: boolean;
  /** After the preview was asked for. */
  onPreview: () => void;
  /** Back to the preview that is there; null when there is none. */
  onBack: (() => void) | null;
}

interface Stored {
  base: string;
  mapping: ImportMapping;
}

/** The second step: how the file is read, and what its columns are. */
export function MappingStep({ view, arrived, ...props }: Props) {
  const { t } = useTranslation('imports');
  return (
    <StepSection title={t('mapping.title')} arrived={arrived}>
      <FailureNotice view={view} />
      <ReadingFields key={JSON.stringify(view.reading)} view={view} />
      {/* What the file says anew is mapped anew. */}
      <Mapping key={JSON.stringify([view.reading, view.mapping])} view={view} {...props} />
    </StepSection>
  );
}

function Mapping({ view, onPreview, onBack }: Omit<Props, 'arrived'>) {
  const { t } = useTranslation('imports');
  const key = `import-${view.id}`;
  const base = JSON.stringify([view.reading, view.mapping]);
  const [mapping, setMapping] = useState(() => {
    const stored = storedDraft<Stored>(key);
    return stored?.base === base ? stored.mapping : view.mapping;
  });
  const [asked, setAsked] = useState(false);
  const preview = usePreview(view.id);
  const [year, setYear] = useState<NumberEntry>(mapping.yearOfPeriods ?? '');
  const dirty = JSON.stringify(mapping) !== JSON.stringify(view.mapping);
  useKeepDraft(key, { base, mapping }, dirty);
  const missing = missingParts(mapping);
  const refused = refusedColumns(preview.error);
  const needsOwner = mapping.unknownKpis === 'create' && mapping.ownerUnitId === null;

  async function ask() {
    setAsked(true);
    if (missing.length > 0 || needsOwner || numberFault(year, YEARS) !== null) {
      focusFirstRefused();
      return;
    }
    try {
      await preview.mutateAsync(mapping);
      forgetDraft(key);
      onPreview();
    } catch {
      focusFirstRefused(); // the refusal is shown below
    }
  }

  const change = (next: ImportMapping) => {
    if (preview.error) preview.reset();
    setMapping(next);
  };
  const beside = preview.error !== null && toProblem(preview.error).status === 400 && refused.others.length === 0;
  return (
    <>
      <ColumnList view={view} mapping={mapping} refused={refused.columns} onChange={change} />
      <MappingSettings
        view={view}
        mapping={mapping}
        year={year}
        onYear={(entry) => {
          setYear(entry);
          change({ ...mapping, yearOfPeriods: typeof entry === 'number' ? entry : null });
        }}
        ownerError={asked && needsOwner ? t('newKpis.ownerMissing') : null}
        onChange={change}
      />
      {asked && missing.length > 0 && (
        <ul className={classes.refusal} role="alert">
          {missing.map((part) => (
            <li key={part}>{t(`mapping.missing.${part}`)}</li>
          ))}
        </ul>
      )}
      {!beside && <ErrorNotice error={preview.error} listFields />}
      <Group gap="sm" mt="md">
        <WriteButton loading={preview.isPending} onClick={() => void ask()}>
          {t('mapping.preview')}
        </WriteButton>
        {onBack && (
          <Button variant="default" onClick={onBack}>
            {t('mapping.back')}
          </Button>
        )}
      </Group>
    </>
  );
}
