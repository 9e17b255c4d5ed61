import { Button } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportView } from '@/api/generated';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { useFormat } from '@/ui/format';
import { notifyDone } from '@/ui/notify';
import { Page } from '@/ui/Page';
import { useUrlState } from '@/ui/useUrlState';
import { DoneStep } from './DoneStep';
import classes from './Imports.module.css';
import { importQuery, isRunning, useDiscard, useRefreshFigures } from './importQueries';
import { MappingStep } from './mapping/MappingStep';
import { PreviewStep } from './preview/PreviewStep';
import { type Step, Steps } from './Steps';

/** One import, at the step where it stands. Its address is all it takes to come back to it. */
export function ImportPage() {
  const { importId = '' } = useParams({ strict: false }) as { importId?: string };
  const { t } = useTranslation('imports');
  const format = useFormat();
  const { data: view } = useSuspenseQuery(importQuery(importId));
  const [wanted, setWanted] = useUrlState<'mapping' | ''>('step', '', ['mapping', '']);
  const step = stepOf(view, wanted === 'mapping');
  const arrived = useArrived(step);
  useFiguresAfter(view);

  const here = `/values/import/${view.id}`;
  const finished = step === 'done';
  return (
    <Page
      title={t('titleOf', { name: view.fileName })}
      over={<Link to={'/values/import' as string}>{t('title')}</Link>}
      under={[
        t('size', { size: format.number(Math.max(view.fileSize / 1024, 0.1), 1) }),
        t('rows', { count: view.rowCount, number: format.number(view.rowCount) }),
        !finished && t('expires', { at: format.dateTime(view.expiresAt) }),
      ]
        .filter(Boolean)
        .join(' · ')}
      width="wide"
      actions={!finished && !isRunning(view.status) && <Discard view={view} />}
    >
      <Steps
        current={step}
        links={
          finished || isRunning(view.status)
            ? {}
            : { file: { to: '/values/import' }, mapping: { to: here, step: 'mapping' } }
        }
      />
      {view.earlier !== null && !finished && (
        <p className={classes.question}>
          {t('earlier', { at: format.dateTime(view.earlier.at), name: view.earlier.byName })}{' '}
          <Link to={`/values/import/${view.earlier.importId}` as string}>{t('earlierOpen')}</Link>
        </p>
      )}
      {step === 'mapping' && (
        <MappingStep
          view={view}
          arrived={arrived}
          onPreview={() => setWanted(null)}
          onBack={view.status === 'previewed' ? () => setWanted(null) : null}
        />
      )}
      {step === 'preview' && <PreviewStep view={view} arrived={arrived} />}
      {step === 'done' && view.result !== null && <DoneStep view={view} result={view.result} arrived={arrived} />}
    </Page>
  );
}

/** Where an import stands; a preview may be left to look at the mapping once more. */
function stepOf({ status, counts }: ImportView, wantsMapping: boolean): Step {
  if (status === 'confirmed') return 'done';
  if (isRunning(status)) return 'preview';
  if (counts === null || wantsMapping) return 'mapping';
  return 'preview';
}

/** Whether the step came after another one was shown, or after a file was sent. */
function useArrived(step: Step): boolean {
  const first = useRef(step);
  const sent = (window.history.state as { arrived?: boolean } | null)?.arrived === true;
  const moved = useRef(sent);
  if (step !== first.current) moved.current = true;
  return moved.current;
}

/** Once an import is written, figures anywhere in the app may be out of date. */
function useFiguresAfter({ status }: ImportView) {
  const refresh = useRefreshFigures();
  const before = useRef(status);
  useEffect(() => {
    if (before.current === 'confirming' && status === 'confirmed') void refresh();
    before.current = status;
  });
}

function Discard({ view }: { view: ImportView }) {
  const { t } = useTranslation('imports');
  const navigate = useNavigate();
  const discard = useDiscard();
  return (
    <>
      <Button
        variant="default"
        size="xs"
        loading={discard.isPending}
        onClick={() =>
          discard.mutate(view.id, {
            onSuccess: () => {
              notifyDone(t('discarded', { name: view.fileName }));
              void navigate({ to: '/values/import' as string });
            },
          })
        }
      >
        {t('discard')}
      </Button>
      <ErrorNotice error={discard.error} />
    </>
  );
}
