import type { TFunction } from 'i18next';
import { wordFieldError } from '@/ui/words';

/** As the API asks of a password. */
const SHORTEST = 10;
const LONGEST = 128;

/** What a form says of a new password: nothing, that it is needed, or that it is too short or too long. */
export function passwordFault(password: string, t: TFunction<'errors'>): string | null {
  if (password === '') return wordFieldError('required', t);
  if (password.length < SHORTEST) return wordFieldError(`too_short:${SHORTEST}`, t);
  return password.length > LONGEST ? wordFieldError(`too_long:${LONGEST}`, t) : null;
}
