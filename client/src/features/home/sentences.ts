import i18n, { type TFunction } from 'i18next';
import type { ChangeEntry } from '@/api/generated';
import type { Format } from '@/ui/format';

/** Stands for the subject in a sentence until it is put there as a link. */
const SUBJECT = '\uE000';

export interface Sentence {
  /** What stands before and after the subject's name. */
  before: string;
  subject: string;
  after: string;
}

/** What happened, in a sentence: by the name of the stored event, and plainly when the name is not known here. */
export function sentenceOf(change: ChangeEntry, t: TFunction<'home'>, format: Format): Sentence {
  const text = t(`changes.kinds.${wordsOf(change)}` as 'changes.kinds.other', {
    who: whoOf(change, t),
    proposer: change.proposedBy ? t('changes.proposer', { name: change.proposedBy.name }) : t('changes.someone'),
    subject: SUBJECT,
    period: change.period ? format.period(change.period) : '',
    before: figureOf(change, change.before, t, format),
    after: figureOf(change, change.after, t, format),
  });
  const [before = '', after = ''] = tidy(text).split(SUBJECT);
  return { before, subject: change.subjectName, after };
}

/** The name of its words; what a check-in tells depends on what the key result is measured by. */
function wordsOf({ kind, after, measureKind }: ChangeEntry): string {
  const has = (name: string) => i18n.exists(`changes.kinds.${name}`, { ns: 'home' });
  if (after === null && has(`${kind}-plain`)) return `${kind}-plain`;
  if (has(`${kind}-${measureKind}`)) return `${kind}-${measureKind}`;
  return has(kind) ? kind : 'other';
}

const whoOf = ({ by }: ChangeEntry, t: TFunction<'home'>) =>
  by ? t('changes.who', { name: by.name }) : t('changes.unknown');

/** The levels that check-ins of zones bear names for. */
const ZONES = { 0.3: 'commit', 0.7: 'zoneTarget', 1: 'stretch' } as const;

function figureOf(change: ChangeEntry, figure: number | null, t: TFunction<'home'>, format: Format): string {
  const { measureKind, unitKind, unitSymbol, decimals } = change;
  if (measureKind === 'milestones') return format.percent(figure);
  if (measureKind === 'kpi') return format.number(figure, figure === null || Number.isInteger(figure) ? 0 : 1);
  if (measureKind === 'zones') {
    const zone = ZONES[figure as keyof typeof ZONES];
    return zone ? t(`changes.zones.${zone}`) : format.number(figure, 2);
  }
  // A key result says its unit in its own words.
  if (unitKind === null && decimals !== null)
    return unitSymbol === '%'
      ? format.value(figure, { unitKind: 'percent', unitSymbol: null, decimals })
      : format.value(figure, { unitKind: 'other', unitSymbol, decimals });
  if (unitKind === null) return format.number(figure, figure === null || Number.isInteger(figure) ? 0 : 2);
  return format.value(figure, { unitKind, unitSymbol, decimals: decimals ?? 0 });
}

/** Closes the gap that a part leaves which is not said. */
const tidy = (text: string) => text.replace(/ {2,}/g, ' ').trim();

/** Many values of one person in a row, as from a file. */
export interface ManyValues {
  id: string;
  count: number;
  changes: ChangeEntry[];
}

const SELDOM = 3;

/** Runs of values entered by one person become one line; everything else stays a line of its own. */
export function groupChanges(changes: readonly ChangeEntry[]): (ChangeEntry | ManyValues)[] {
  const groups: ChangeEntry[][] = [];
  for (const change of changes) {
    const last = groups.at(-1);
    const joins =
      change.kind === 'kpi-value-recorded' && last?.[0]?.kind === change.kind && last[0].by?.id === change.by?.id;
    if (joins) last?.push(change);
    else groups.push([change]);
  }
  return groups.flatMap((group): (ChangeEntry | ManyValues)[] =>
    group.length > SELDOM ? [{ id: `many-${group[0]?.id}`, count: group.length, changes: group }] : group,
  );
}

export const isMany = (line: ChangeEntry | ManyValues): line is ManyValues => 'count' in line;
