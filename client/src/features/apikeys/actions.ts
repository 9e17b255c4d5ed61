import type { Permission } from '@/api/generated';

/** What a key can be made for beyond reading, in the order it is offered. */
export const ACTIONS = [
  'record-values',
  'correct-closed-periods',
  'close-periods',
  'define-kpis',
  'edit-scorecards',
  'edit-objectives',
  'read-log',
] as const satisfies readonly Permission[];
export type Action = (typeof ACTIONS)[number];

/** Whoever owns a KPI or a key result may do these without a role for it. */
export const OWNERS_MAY: readonly Action[] = ['record-values', 'edit-objectives'];

/** Days that a key can be made for. */
export const LIVES = [30, 90, 180, 365] as const;
