import type { TFunction } from 'i18next';
import type { FocusWarning } from '@/api/generated';

/** Where focus is lost, in one sentence. */
export const focusText = ({ code, subjectName, count, limit }: FocusWarning, t: TFunction<'kpis'>): string =>
  t(`warning.${code}`, { name: subjectName, count, limit });
