import type { TFunction } from 'i18next';
import { toProblem } from '@/api/problem';
import { wordFieldError } from './words';

interface FormWithErrors {
  setErrors: (errors: Record<string, string>) => void;
}

/**
 * Puts the field errors of a 400 beside their fields of a Mantine form; `targets[0].from` becomes `targets.0.from`.
 * Returns whether there were any; what is left over is for `ErrorNotice`.
 */
export function applyServerErrors(form: FormWithErrors, error: unknown, t: TFunction<'errors'>, prefix = ''): boolean {
  const entries = Object.entries(toProblem(error).fields).map(([field, codes]) => {
    const path = field.replace(/\[(\d+)\]/g, '.$1');
    const name = prefix && path.startsWith(prefix) ? path.slice(prefix.length) : path;
    return [name, codes.map((code) => wordFieldError(code, t)).join(' ')] as const;
  });
  form.setErrors(Object.fromEntries(entries));
  return entries.length > 0;
}
