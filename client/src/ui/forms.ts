import type { TFunction } from 'i18next';
import type { FormEvent } from 'react';
import { toProblem } from '@/api/problem';
import { type NumberEntry, type NumberLimits, numberFault } from './numbers';
import { wordFieldError, wordProblem } from './words';

interface FormWithErrors {
  setErrors: (errors: Record<string, string>) => void;
}

/**
 * Puts the field errors of a 400 beside their fields of a Mantine form, and the cursor into the first of them;
 * `targets[0].from` becomes `targets.0.from`. Returns whether there were any; what is left over is for `ErrorNotice`.
 */
export function applyServerErrors(form: FormWithErrors, error: unknown, t: TFunction<'errors'>, prefix = ''): boolean {
  const entries = Object.entries(toProblem(error).fields).map(([field, codes]) => {
    const path = field.replace(/\[(\d+)\]/g, '.$1');
    const name = prefix && path.startsWith(prefix) ? path.slice(prefix.length) : path;
    return [name, codes.map((code) => wordFieldError(code, t)).join(' ')] as const;
  });
  form.setErrors(Object.fromEntries(entries));
  if (entries.length > 0) focusFirstRefused();
  return entries.length > 0;
}

/**
 * As `applyServerErrors`; and an error of the whole request with this code is said beside the field that it is about, where a reader
 * looks next. What it returns true for needs no `ErrorNotice`.
 */
export function applyErrorBeside(
  form: FormWithErrors,
  error: unknown,
  t: TFunction<'errors'>,
  { code, field }: { code: string; field: string },
): boolean {
  const problem = toProblem(error);
  if (problem.code !== code) return applyServerErrors(form, error, t);
  const { what, now } = wordProblem(problem, t);
  form.setErrors({ [field]: [what, now].filter(Boolean).join(' ') });
  focusFirstRefused();
  return true;
}

interface CheckedForm<T> {
  onSubmit: (
    submit: (values: T) => void,
    refused: (errors: object, values: T, event?: FormEvent<HTMLFormElement>) => void,
  ) => (event?: FormEvent<HTMLFormElement>) => void;
}

/** The handler of a form that puts the cursor into the first field that is refused. */
export function submitChecked<T>(form: CheckedForm<T>, submit: (values: T) => void) {
  return form.onSubmit(submit, (_errors, _values, event) => focusFirstRefused(event?.currentTarget));
}

const REFUSED = ':is(input, textarea, select, button):is([aria-invalid="true"], [data-error="true"])';
/** About half a second: as long as a fold takes to open. */
const MOST_FRAMES = 30;

/** Puts the cursor into the first refused field as soon as it can be seen: in the form, the open dialog or the page. */
export function focusFirstRefused(within?: ParentNode | null, frames = MOST_FRAMES) {
  requestAnimationFrame(() => {
    const scope = within ?? document.querySelector('[role="dialog"]') ?? document;
    const field = scope.querySelector<HTMLElement>(REFUSED);
    const seen = field !== null && (field.checkVisibility?.() ?? true);
    if (seen) field.focus();
    else if (frames > 0) focusFirstRefused(within, frames - 1);
  });
}

/** What a form says of a number field: nothing, that it is needed, or why its entry may not be kept. */
export function wordNumber(
  entry: NumberEntry,
  t: TFunction<'errors'>,
  { required = false, ...limits }: NumberLimits & { required?: boolean } = {},
): string | null {
  const empty = typeof entry === 'string' && entry.trim() === '';
  const fault = empty && required ? 'required' : numberFault(entry, limits);
  return fault === null ? null : wordFieldError(fault, t);
}
