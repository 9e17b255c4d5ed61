import { Alert, Button, Select } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScorecardView } from '@/api/generated';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { useFormat } from '@/ui/format';
import { diffScorecards } from './diff';
import classes from './EditBar.module.css';
import { type Dating, WHOLE_YEAR } from './useEffectiveFrom';
import type { Conflict, Structure } from './useStructure';

interface Props {
  scorecard: ScorecardView;
  dating: Dating;
  structure: Structure;
  onDone: () => void;
}

/** From when the changes hold, whether all are saved, and what went wrong. */
export function EditBar({ scorecard, dating, structure, onDone }: Props) {
  const { t } = useTranslation('scorecards');
  const format = useFormat();
  const { pending, error, conflict, dismiss } = structure;
  const seen = useRef(scorecard);
  useEffect(() => {
    if (!conflict && pending === 0) seen.current = scorecard;
  }, [conflict, pending, scorecard]);

  return (
    <div className={classes.bar}>
      <div className={classes.barLine}>
        <Select
          size="xs"
          label={t('edit.from')}
          className={classes.from}
          allowDeselect={false}
          value={dating.choice}
          onChange={dating.choose}
          data={[
            ...dating.months.map((month) => ({
              value: month,
              label: t('edit.fromMonth', { month: format.period(month) }),
            })),
            { value: WHOLE_YEAR, label: t('edit.wholeYear') },
          ]}
        />
        <span className={classes.muted} role="status">
          {pending > 0 ? t('edit.saving', { count: pending }) : t('edit.saved')}
        </span>
        <Button size="xs" ml="auto" onClick={onDone}>
          {t('edit.done')}
        </Button>
      </div>
      <ErrorNotice error={error} listFields />
      {conflict && <ConflictNotice conflict={conflict} before={seen.current} after={scorecard} onClose={dismiss} />}
    </div>
  );
}

function ConflictNotice(props: {
  conflict: Conflict;
  before: ScorecardView;
  after: ScorecardView;
  onClose: () => void;
}) {
  const { t } = useTranslation('scorecards');
  const format = useFormat();
  const { by } = props.conflict;
  const changed = diffScorecards(props.before, props.after).filter(
    (line) => line.presence !== 'both' || line.weight || line.renamed || line.moved,
  );

  return (
    <Alert
      role="alert"
      icon={<IconUsers size={16} />}
      title={by ? t('edit.conflictBy', { name: by.name, at: format.dateTime(by.at) }) : t('edit.conflict')}
      withCloseButton
      closeButtonLabel={t('edit.conflictClose')}
      onClose={props.onClose}
    >
      {changed.length > 0 && (
        <p className={classes.conflict}>
          {t('edit.conflictWhat', { names: changed.map((line) => line.name).join(', ') })}
        </p>
      )}
      {t('edit.conflictNow')}
    </Alert>
  );
}
