import { ActionIcon, Select, Textarea } from '@mantine/core';
import { IconChevronDown, IconX } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ObjectiveView, PerspectiveView } from '@/api/generated';
import { useFormat } from '@/ui/format';
import { notifyUndo } from '@/ui/notify';
import { CommitText, CommitWeight } from './CommitField';
import classes from './Editor.module.css';
import { detailsOf, restoreObjective, shareOf, useEditing } from './editing';
import { KpiPlacements } from './KpiPlacements';
import { SupportsEditor } from './SupportsEditor';

interface Props {
  objective: ObjectiveView;
  perspective: PerspectiveView;
  /** Goes on to the next sibling. */
  onNext: () => void;
}

/** An objective: name and weight on one line, its KPIs beneath, the rest behind a fold. */
export function ObjectiveEditor({ objective, perspective, onNext }: Props) {
  const { t } = useTranslation('scorecards');
  const format = useFormat();
  const editing = useEditing();
  const { scorecard, effectiveFrom, commands, send } = editing;
  const [open, setOpen] = useState(false);
  const { id, name, weight } = objective;

  const revise = (change: Partial<ReturnType<typeof detailsOf>> & { perspectiveId?: string }) =>
    void send(
      commands.reviseObjective(id, {
        perspectiveId: perspective.id,
        ...detailsOf(objective),
        effectiveFrom,
        ...change,
      }),
    );

  async function remove() {
    if (!(await send(commands.removeObjective(id, effectiveFrom)))) return;
    notifyUndo(
      t('edit.removed', { name }),
      () => void send(...restoreObjective(commands, editing, perspective.id, objective)),
    );
  }

  return (
    <div className={classes.objective}>
      <div className={classes.row}>
        <CommitText
          label={t('edit.objectiveName')}
          className={classes.grow}
          value={name}
          onCommit={(given) => revise({ name: given })}
          onEnter={onNext}
        />
        <CommitWeight
          label={t('edit.weightOf', { name })}
          value={weight}
          onCommit={(given) => revise({ weight: given })}
          onEnter={onNext}
        />
        <span className={`${classes.share} num`}>{format.percent(shareOf(weight, perspective.objectives))}</span>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="sm"
          aria-label={t('edit.more', { name })}
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          <IconChevronDown size={14} style={open ? { transform: 'rotate(180deg)' } : undefined} />
        </ActionIcon>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="sm"
          aria-label={t('edit.remove', { name })}
          onClick={() => void remove()}
        >
          <IconX size={14} />
        </ActionIcon>
      </div>
      <div className={classes.under}>
        <KpiPlacements objective={objective} />
        {open && (
          <div className={classes.more}>
            <Select
              size="xs"
              label={t('edit.perspective')}
              allowDeselect={false}
              value={perspective.id}
              data={scorecard.perspectives.map((other) => ({ value: other.id, label: other.name }))}
              onChange={(other) => other && other !== perspective.id && revise({ perspectiveId: other })}
            />
            <CommitText
              label={t('edit.theme')}
              placeholder={t('edit.theme')}
              value={objective.theme ?? ''}
              optional
              maxLength={100}
              onCommit={(theme) => revise({ theme: theme || null })}
            />
            <Description
              value={objective.description ?? ''}
              onCommit={(description) => revise({ description: description || null })}
            />
            <SupportsEditor objective={objective} />
          </div>
        )}
      </div>
    </div>
  );
}

function Description({ value, onCommit }: { value: string; onCommit: (text: string) => void }) {
  const { t } = useTranslation('scorecards');
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  return (
    <Textarea
      size="xs"
      label={t('edit.description')}
      autosize
      minRows={2}
      maxLength={2000}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={() => text.trim() !== value && onCommit(text.trim())}
    />
  );
}
