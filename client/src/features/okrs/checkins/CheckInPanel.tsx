import { Drawer } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCanWrite } from '@/shared/access';
import { notifyDone } from '@/ui/notify';
import { PageBoundary } from '@/ui/PageBoundary';
import classes from './CheckIn.module.css';
import { CheckInForm } from './CheckInForm';
import { useCheckInParam } from './checkInParam';
import { historyQuery } from './checkInQueries';
import { useSaveCheckIn } from './useSaveCheckIn';

/**
 * The check-in of the key result that the address names as `?checkIn=`, over whatever page it is. Closing it gives the
 * focus back to where it was.
 */
export function CheckInPanel() {
  const { t } = useTranslation('checkins');
  const [wanted, open] = useCheckInParam();
  // What could not be saved after the panel had closed, by key result, until it is closed again.
  const [failures, setFailures] = useState<ReadonlyMap<string, unknown>>(new Map());
  // Opened after it is there, so that it knows where the focus was; shown until it has slid away.
  const [there, setThere] = useState(false);
  const [shown, setShown] = useState('');
  useEffect(() => setThere(true), []);
  if (wanted !== '' && wanted !== shown) setShown(wanted);

  const current = useRef(wanted);
  current.current = wanted;

  function fail(id: string, title: string, failure: unknown) {
    setFailures((before) => new Map(before).set(id, failure));
    // Somebody who has gone on to another one is not taken away from it.
    if (current.current === '') open(id);
    else notifyDone(t('failedElsewhere', { title }));
  }
  const close = () => open(null);

  return (
    <Drawer
      opened={there && wanted !== ''}
      onClose={close}
      onExitTransitionEnd={() => setFailures(new Map())}
      position="right"
      size={480}
      title={t('title')}
      closeButtonProps={{ 'aria-label': t('close') }}
      transitionProps={{ duration: 150 }}
      overlayProps={{ backgroundOpacity: 0.35 }}
    >
      {shown !== '' && (
        <PageBoundary key={`${shown}/${failures.has(shown)}`} lines={5}>
          <PanelBody keyResultId={shown} failure={failures.get(shown)} onClose={close} onFail={fail} />
        </PageBoundary>
      )}
    </Drawer>
  );
}

interface BodyProps {
  keyResultId: string;
  failure: unknown;
  onClose: () => void;
  onFail: (id: string, title: string, failure: unknown) => void;
}

function PanelBody({ keyResultId, failure, onClose, onFail }: BodyProps) {
  const { t } = useTranslation('checkins');
  // One checks in now, whatever moment the page behind shows.
  const { data: history } = useSuspenseQuery(historyQuery(keyResultId, { date: undefined, knownAt: undefined }));
  const { keyResult, objectiveId, objectiveTitle } = history;
  const { canWrite, reason } = useCanWrite(keyResult.canCheckIn);
  const save = useSaveCheckIn();

  return (
    <>
      <div className={classes.head}>
        <Link to="/okrs/objectives/$objectiveId" params={{ objectiveId }} className={classes.over}>
          {objectiveTitle}
        </Link>
        <h3 className={classes.title}>{keyResult.title}</h3>
      </div>
      {canWrite ? (
        <CheckInForm
          keyResult={keyResult}
          failure={failure}
          saveLabel={t('save')}
          onSave={(request, entry) => {
            onClose();
            save(keyResult, request, entry).catch((failed: unknown) => onFail(keyResultId, keyResult.title, failed));
            return undefined;
          }}
          onTaken={onClose}
        />
      ) : (
        <p className={classes.hint}>{reason}</p>
      )}
    </>
  );
}
