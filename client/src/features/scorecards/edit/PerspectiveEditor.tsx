import { ActionIcon } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { PerspectiveView } from '@/api/generated';
import { newId } from '@/api/ids';
import { useFormat } from '@/ui/format';
import { notifyUndo } from '@/ui/notify';
import { CommitText, CommitWeight } from './CommitField';
import classes from './Editor.module.css';
import { nextWeight, restorePerspective, shareOf, useEditing } from './editing';
import { NewSibling } from './NewSibling';
import { ObjectiveEditor } from './ObjectiveEditor';
import { WeightTotal } from './WeightTotal';

/** A perspective's name, weight and objectives; the last line adds the next objective. */
export function PerspectiveEditor({ perspective }: { perspective: PerspectiveView }) {
  const { t } = useTranslation('scorecards');
  const format = useFormat();
  const { scorecard, effectiveFrom, commands, send } = useEditing();
  const next = useRef<HTMLInputElement>(null);
  const { id, name, weight, objectives } = perspective;

  const revise = (change: { name?: string; weight?: number }) =>
    void send(commands.revisePerspective(id, { name, weight, effectiveFrom, ...change }));

  async function remove() {
    if (!(await send(commands.removePerspective(id, effectiveFrom)))) return;
    notifyUndo(t('edit.removed', { name }), () => void send(restorePerspective(commands, effectiveFrom, perspective)));
  }

  return (
    <section className={classes.column} aria-label={name}>
      <div className={`${classes.row} ${classes.perspective}`}>
        <CommitText
          label={t('edit.perspectiveName')}
          className={classes.grow}
          value={name}
          onCommit={(given) => revise({ name: given })}
        />
        <CommitWeight
          label={t('edit.weightOf', { name })}
          value={weight}
          onCommit={(given) => revise({ weight: given })}
        />
        <span className={`${classes.share} num`}>{format.percent(shareOf(weight, scorecard.perspectives))}</span>
        {objectives.length === 0 && (
          <ActionIcon
            variant="subtle"
            color="gray"
            size="sm"
            aria-label={t('edit.remove', { name })}
            onClick={() => void remove()}
          >
            <IconX size={14} />
          </ActionIcon>
        )}
      </div>
      {objectives.map((objective) => (
        <ObjectiveEditor
          key={objective.id}
          objective={objective}
          perspective={perspective}
          onNext={() => next.current?.focus()}
        />
      ))}
      <NewSibling
        ref={next}
        label={t('edit.newObjective', { name })}
        onAdd={(given) =>
          send(
            commands.addObjective({
              objectiveId: newId(),
              perspectiveId: id,
              name: given,
              description: null,
              theme: null,
              weight: nextWeight(objectives),
              ownerPersonId: null,
              effectiveFrom,
            }),
          )
        }
      />
      <WeightTotal of={objectives} />
    </section>
  );
}
