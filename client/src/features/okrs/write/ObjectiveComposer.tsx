import { Button, Checkbox, Select, TextInput } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Ambition, CycleView, ObjectiveParent } from '@/api/generated';
import { newId } from '@/api/ids';
import { useMayIn } from '@/shared/access';
import { useSession } from '@/shared/session';
import { unitsQuery, unitTree, useChosenUnit } from '@/shared/units';
import { WriteButton } from '@/shared/WriteButton';
import { TITLE_LENGTH, useTooLong } from '@/ui/lengths';
import { Segmented } from '@/ui/Segmented';
import { forgetDraft, storedDraft, useKeepDraft } from '@/ui/storedDraft';
import { useUrlState } from '@/ui/useUrlState';
import { wordFieldError } from '@/ui/words';
import { useParentChoices } from '../objective/useParentChoices';
import { useDraftObjective } from '../okrCommands';
import { AMBITIONS } from '../overview/OkrFilterBar';
import { PersonSelect } from '../PersonSelect';
import { ComposedObjective } from './ComposedObjective';
import classes from './Write.module.css';
import { WritingHints } from './WritingHints';

/** What every objective of one sitting shares. */
interface Settings {
  unitId: string;
  ambition: Ambition;
  ownerPersonId: string | null;
  private: boolean;
  parent: (ObjectiveParent & { title: string }) | null;
}

export interface Written {
  id: string;
  title: string;
  settings: Settings;
  state: 'saving' | 'saved' | 'refused';
  error: unknown;
  version: number;
}

interface Stored {
  title: string;
  settings: Settings;
  refused: Written[];
}

interface Props {
  cycle: CycleView;
  /** Called with the ids that this sitting wrote: they stand here, not in the list below. */
  onWritten: (ids: readonly string[]) => void;
  onLeave: () => void;
}

/**
 * Objectives at the speed of typing: Enter saves one and goes on with the next, Tab goes into its first key result.
 * Saving happens behind the typing; what is refused stays in its line with the reason.
 */
export function ObjectiveComposer({ cycle, onWritten, onLeave }: Props) {
  const { t } = useTranslation(['okrs', 'common']);
  const { t: e } = useTranslation('errors');
  const tooLong = useTooLong();
  const { person } = useSession();
  const { data: units } = useSuspenseQuery(unitsQuery());
  const mayEditIn = useMayIn('edit-objectives');
  const [chosen] = useChosenUnit();
  const key = `okr-objectives:${cycle.id}`;
  const [stored] = useState(() => storedDraft<Stored>(key));
  const writable = unitTree(units).filter(({ unit }) => !unit.closed && mayEditIn(unit.id));
  const [serves, setServes] = useUrlState('serves', '');
  const [servingUnitId, servedId] = serves.split('/');
  const firstUnit =
    writable.find(({ unit }) => unit.id === servingUnitId) ??
    writable.find(({ unit }) => unit.id === chosen?.id) ??
    writable[0];
  const [settings, setSettings] = useState<Settings>(
    () =>
      stored?.settings ?? {
        unitId: firstUnit?.unit.id ?? '',
        ambition: 'committed',
        ownerPersonId: person.id,
        private: false,
        parent: null,
      },
  );
  const choices = useParentChoices({ cycleId: cycle.id, unitId: settings.unitId });
  // What the next objective shall serve, when one comes from a strategic objective that nobody pursues.
  const wanted = servedId ? choices.find(servedId) : undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same choice is another object in every answer
  useEffect(() => {
    if (!wanted) return;
    setSettings((now) => ({ ...now, parent: wanted }));
    setServes(null);
  }, [wanted?.id, setServes]);
  const [title, setTitle] = useState(stored?.title ?? '');
  const [missing, setMissing] = useState(false);
  const [written, setWritten] = useState<Written[]>(
    () => stored?.refused.map((one) => ({ ...one, state: 'refused', error: null })) ?? [],
  );
  const [open, setOpen] = useState<string | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const saves = useRef(new Map<string, Promise<number>>());
  const draft = useDraftObjective();
  const unsaved = written.filter(({ state }) => state !== 'saved');
  const dirty = title.trim() !== '' || unsaved.length > 0;
  useKeepDraft(key, { title, settings, refused: unsaved.map((one) => ({ ...one, error: null })) }, dirty);
  useEffect(() => {
    if (!dirty) forgetDraft(key);
  }, [key, dirty]);
  useEffect(() => input.current?.focus(), []);
  const ids = written.map(({ id }) => id).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: told when what was written changes, not when the listener does
  useEffect(() => onWritten(ids === '' ? [] : ids.split(',')), [ids]);

  const revise = (id: string, change: Partial<Written>) =>
    setWritten((before) => before.map((one) => (one.id === id ? { ...one, ...change } : one)));

  function save({ id, title: given, settings: set }: Written) {
    revise(id, { state: 'saving', error: null, title: given });
    const { parent, ...rest } = set;
    const parents = parent ? [{ kind: parent.kind, id: parent.id, withinId: parent.withinId }] : [];
    const sent = draft
      .mutateAsync({ id, cycleId: cycle.id, title: given, description: null, weight: 1, ...rest, parents })
      .then(({ version }) => version);
    saves.current.set(id, sent);
    sent.then(
      (version) => revise(id, { state: 'saved', version }),
      (error: unknown) => revise(id, { state: 'refused', error }),
    );
  }

  /** Saves what stands in the line and empties it; null when nothing stands there, or more than fits. */
  function commit(): string | null {
    const given = title.trim();
    if (given === '' || tooLong(given, TITLE_LENGTH)) return null;
    const one: Written = { id: newId(), title: given, settings, state: 'saving', error: null, version: 0 };
    setWritten((before) => [...before, one]);
    setTitle('');
    setMissing(false);
    save(one);
    return one.id;
  }

  function type(event: KeyboardEvent<HTMLInputElement>) {
    // Enter that only ends the composition of a Korean syllable is no command.
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      commit(); // a second Enter finds an empty line, and that is no mistake
    } else if (event.key === 'Tab' && !event.shiftKey && title.trim() !== '' && !tooLong(title, TITLE_LENGTH)) {
      event.preventDefault();
      setOpen(commit());
    } else if (event.key === 'Escape') onLeave();
  }

  const change = (changed: Partial<Settings>) => setSettings({ ...settings, ...changed });
  const back = () => {
    setOpen(null);
    input.current?.focus();
  };

  return (
    <section className={classes.objectives} aria-label={t('write.objectives')}>
      <div className={classes.settings}>
        <Select
          size="xs"
          w={180}
          label={t('filter.unit')}
          searchable
          allowDeselect={false}
          data={writable.map(({ unit, depth }) => ({ value: unit.id, label: `${'\u2003'.repeat(depth)}${unit.name}` }))}
          value={settings.unitId}
          onChange={(unitId) => unitId && change({ unitId })}
        />
        <Segmented
          label={t('filter.ambition')}
          value={settings.ambition}
          onChange={(ambition) => change({ ambition })}
          options={AMBITIONS.map((value) => ({ value, label: t(`ambition.${value}`) }))}
        />
        <PersonSelect
          size="xs"
          w={160}
          label={t('filter.owner')}
          nobody={t('objective.ownedByUnit')}
          value={settings.ownerPersonId}
          current={person}
          onChange={(ownerPersonId) => change({ ownerPersonId, private: settings.private && ownerPersonId !== null })}
        />
        <Select
          size="xs"
          w={220}
          label={t('relations.parents')}
          placeholder={t('relations.none')}
          clearable
          searchable
          limit={50}
          nothingFoundMessage={t('relations.nothing')}
          data={choices.groups(new Set())}
          value={settings.parent?.id ?? null}
          onChange={(value) => change({ parent: (value && choices.find(value)) || null })}
        />
        <Checkbox
          size="xs"
          mb={6}
          label={t('objective.privateLabel')}
          checked={settings.private}
          disabled={settings.ownerPersonId === null}
          onChange={(event) => change({ private: event.currentTarget.checked })}
        />
      </div>
      <ol className={classes.written}>
        {written.map((one) => (
          <ComposedObjective
            key={one.id}
            objective={one}
            open={open === one.id}
            saved={() => saves.current.get(one.id) ?? Promise.resolve(one.version)}
            onOpen={() => setOpen(one.id)}
            onBack={back}
            onAgain={(given) => save({ ...one, title: given })}
            onDrop={() => setWritten((before) => before.filter(({ id }) => id !== one.id))}
          />
        ))}
      </ol>
      <TextInput
        ref={input}
        size="md"
        aria-label={t('write.objectiveTitle')}
        placeholder={t('write.objectiveHint')}
        value={title}
        error={tooLong(title, TITLE_LENGTH) ?? (missing && title.trim() === '' && wordFieldError('required', e))}
        onChange={(event) => setTitle(event.currentTarget.value)}
        onKeyDown={type}
      />
      <div className={classes.buttons} style={{ marginTop: 8 }}>
        <WriteButton size="compact-sm" onClick={() => setMissing(commit() === null)}>
          {t('write.objectiveAdd')}
        </WriteButton>
        <Button size="compact-sm" variant="subtle" color="gray" onClick={onLeave}>
          {t('common:close')}
        </Button>
        <span className={classes.keys}>{t('write.objectiveKeys')}</span>
      </div>
      <WritingHints title={title} hasOwner={settings.ownerPersonId !== null} keyResults={[]} />
    </section>
  );
}
