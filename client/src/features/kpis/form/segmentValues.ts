import type { KpiDefinition, KpiDimension, Segmentation, SegmentRollUp } from '@/api/generated';
import { proposeCode } from './codeProposal';

export interface HeldMember {
  code: string;
  name: string;
}
/** A dimension as the form holds it: no roll-up of its own is an empty text. */
export type HeldDimension = Omit<KpiDimension, 'rollUp' | 'members'> & {
  members: HeldMember[];
  rollUp: SegmentRollUp | '';
};

const MAX_CODE = 40;

export const holdSegments = (segments: Segmentation | null | undefined) => ({
  dimensions: (segments?.dimensions ?? []).map((dimension) => ({
    ...dimension,
    rollUp: dimension.rollUp ?? ('' as const),
  })),
});

/** Empty rows are left out; without any dimension there is nothing to send. */
export function releaseSegments({
  dimensions,
}: {
  dimensions: readonly HeldDimension[];
}): Pick<KpiDefinition, 'segments'> {
  const named = dimensions.map(({ code, name, members, rollUp }) => ({
    code: code.trim(),
    name: name.trim(),
    members: members
      .map((member) => ({ code: member.code.trim(), name: member.name.trim() }))
      .filter((member) => member.code !== '' || member.name !== ''),
    rollUp: rollUp || null,
  }));
  return named.length === 0 ? {} : { segments: { dimensions: named } };
}

/** A code for the name that none of the others has. */
export function proposeSegmentCode(name: string, taken: readonly string[]): string {
  const code = proposeCode(name)
    .slice(0, MAX_CODE - 4)
    .replace(/-+$/, '');
  if (code === '') return '';
  let [free, count] = [code, 2];
  while (taken.includes(free)) free = `${code}-${count++}`;
  return free;
}

/** Pasted lines are members of their own, one a line; null for a single line. */
export function pastedNames(text: string): string[] | null {
  const names = text
    .split(/[\r\n\t]+/)
    .map((name) => name.trim())
    .filter((name) => name !== '');
  return names.length > 1 ? names : null;
}

/** The roll-up in force without one of its own, as the server has it. */
export function defaultRollUp({
  direction,
  aggregation,
  unitKind,
}: Pick<KpiDefinition, 'direction' | 'aggregation' | 'unitKind'>): SegmentRollUp {
  if (direction === 'yes-no') return aggregation === 'max' ? 'max' : 'min';
  if (aggregation !== 'last') return aggregation;
  return ['percent', 'ratio', 'score', 'duration'].includes(unitKind) ? 'average' : 'sum';
}

/** The roll-ups that this KPI may have. */
export function rollUpsFor({
  direction,
  aggregation,
}: Pick<KpiDefinition, 'direction' | 'aggregation'>): SegmentRollUp[] {
  if (direction === 'yes-no') return ['min', 'max', 'none'];
  return aggregation === 'ratio'
    ? ['ratio', 'average', 'sum', 'min', 'max', 'none']
    : ['sum', 'average', 'min', 'max', 'none'];
}
