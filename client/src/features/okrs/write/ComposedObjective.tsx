import { Button, TextInput } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { KeyResultContent } from '@/api/generated';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { TITLE_LENGTH, useTooLong } from '@/ui/lengths';
import { useKeyResultCommands } from '../okrCommands';
import { KeyResultComposer } from './KeyResultComposer';
import type { Written } from './ObjectiveComposer';
import { useVersionQueue } from './useVersionQueue';
import classes from './Write.module.css';

interface Props {
  objective: Written;
  /** Whether its key results are being written. */
  open: boolean;
  /** The version that saving it made: its key results wait for that. */
  saved: () => Promise<number>;
  onOpen: () => void;
  /** Back to the line of the next objective. */
  onBack: () => void;
  onAgain: (title: string) => void;
  onDrop: () => void;
}

/** An objective that was just written, with the key results that follow. */
export function ComposedObjective({ objective, open, saved, onOpen, onBack, onAgain, onDrop }: Props) {
  const { t } = useTranslation(['okrs', 'common']);
  const tooLong = useTooLong();
  const { id, state, version } = objective;
  const [title, setTitle] = useState(objective.title);
  const [added, setAdded] = useState<KeyResultContent[]>([]);
  const { add } = useKeyResultCommands({ id, version });
  const queue = useVersionQueue(version);

  async function send(keyResultId: string, content: KeyResultContent) {
    await queue(async (expected) => {
      const drafted = await saved();
      return add.mutateAsync({ keyResultId, content, version: Math.max(expected, drafted) });
    });
    setAdded((before) => [...before, content]);
  }

  return (
    <li>
      {state === 'refused' ? (
        <form
          className={classes.objectiveLine}
          onSubmit={(event) => {
            event.preventDefault();
            if (title.trim() !== '' && !tooLong(title, TITLE_LENGTH)) onAgain(title.trim());
          }}
        >
          <TextInput
            className={classes.grow}
            aria-label={t('write.objectiveTitle')}
            value={title}
            error={tooLong(title, TITLE_LENGTH)}
            onChange={(event) => setTitle(event.currentTarget.value)}
          />
          <Button type="submit" size="compact-sm">
            {t('write.again')}
          </Button>
          <Button size="compact-sm" variant="subtle" color="gray" onClick={onDrop}>
            {t('write.drop')}
          </Button>
          <div style={{ flexBasis: '100%' }}>
            <ErrorNotice error={objective.error} listFields />
          </div>
        </form>
      ) : (
        <div className={classes.objectiveLine}>
          {state === 'saved' && <IconCheck size={14} aria-hidden="true" />}
          <strong>
            {state === 'saved' ? (
              <Link to="/okrs/objectives/$objectiveId" params={{ objectiveId: id }}>
                {objective.title}
              </Link>
            ) : (
              objective.title
            )}
          </strong>
          {state === 'saving' && (
            <span className={classes.keys} role="status">
              {t('write.saving')}
            </span>
          )}
          {!open && (
            <Button size="compact-xs" variant="subtle" onClick={onOpen}>
              {t('write.keyResultNew')}
            </Button>
          )}
        </div>
      )}
      {added.length > 0 && (
        <ul className={classes.krs}>
          {added.map((keyResult, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines are only added at the end
            <li key={index}>{keyResult.title}</li>
          ))}
        </ul>
      )}
      {open && (
        <KeyResultComposer objectiveId={id} title={objective.title} others={added} send={send} onLeave={onBack} />
      )}
    </li>
  );
}
