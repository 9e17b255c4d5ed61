import i18n, { type TFunction } from 'i18next';
import type { Problem } from '@/api/problem';
import { groupNumber } from './numbers';

/** An error in words: what happened, why, and what to do now. */
export interface ProblemWords {
  what: string;
  why: string | null;
  now: string | null;
}

type Errors = TFunction<'errors'>;

/** Words for a problem by its code; by its HTTP status when the code is unknown. Never empty. */
export function wordProblem(problem: Problem, t: Errors): ProblemWords {
  const bases = [problem.code, `http_${problem.status}`, problem.status >= 500 ? 'http_500' : 'unknown'];
  const base = bases.find((code) => i18n.exists(`codes.${code}.what`, { ns: 'errors' })) ?? 'unknown';
  const { limit: most } = problem.extra;
  const limit = most === undefined ? {} : { limit: spaced(String(most)) };
  const { retryAfter } = problem.extra;
  const minutes = typeof retryAfter === 'number' ? { minutes: Math.ceil(retryAfter / 60) } : {};
  const part = (name: 'what' | 'why' | 'now' | 'wait') => {
    const key = `codes.${base}.${name}`;
    if (!i18n.exists(key, { ns: 'errors' })) return null;
    return t(key as 'codes.unknown.what', {
      ...problem.extra,
      ...limit,
      ...minutes,
      code: problem.code,
      status: problem.status,
    });
  };
  const waited = retryAfter === undefined ? null : part('wait');
  return { what: part('what') ?? t('codes.unknown.what'), why: part('why'), now: waited ?? part('now') };
}

/** Words for a field's code such as `required` or `out_of_range:0:100`. */
export function wordFieldError(code: string, t: Errors): string {
  const [name = '', a = '', b = ''] = code.split(':');
  if (!i18n.exists(`fields.${name}`, { ns: 'errors' })) return t('fields.invalid');
  return t(`fields.${name}` as 'fields.out_of_range', { a: spaced(a), b: spaced(b) });
}

/** A limit with separators; a limit that is no number as it is. */
const spaced = (limit: string) => (/^-?\d+(\.\d+)?$/.test(limit) ? groupNumber(Number(limit)) : limit);
