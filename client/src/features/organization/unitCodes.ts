import type { UnitView } from '@/api/generated';

/** The code after those of the units beside it: `SAL-2` after `SAL-1`; the first one below `SAL` is `SAL-1`. Never one in use. */
export function nextCode(units: readonly UnitView[], parent: UnitView): string {
  const taken = new Set(units.map((unit) => unit.code.toLowerCase()));
  const siblings = units.filter((unit) => unit.parentId === parent.id).map((unit) => unit.code);
  const collator = new Intl.Collator('en', { numeric: true });
  const last = siblings
    .filter((code) => /\d$/.test(code))
    .sort(collator.compare)
    .at(-1);
  const [, stem = '', digits = ''] = /^(.*?)(\d+)$/.exec(last ?? `${parent.code}-0`) ?? [];
  for (let number = Number(digits) + 1; ; number++) {
    const code = `${stem}${String(number).padStart(digits.length, '0')}`;
    if (!taken.has(code.toLowerCase())) return code;
  }
}
