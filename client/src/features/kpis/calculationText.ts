import i18n, { type TFunction } from 'i18next';

const KINDS = ['count', 'percent', 'currency', 'ratio', 'score', 'duration', 'other'];

/** A composed unit such as `KRW/count` with its parts in words. */
export const unitText = (unit: string | null | undefined, t: TFunction<'kpis'>): string =>
  (unit ?? '').replace(/\p{L}+/gu, (part) => {
    if (part === 'number') return t('calculation.number');
    return KINDS.includes(part) ? t(`unitKind.${part}` as 'unitKind.count') : part;
  });

/** Why a computed value is missing, in words. */
export function reasonText(reason: string | null | undefined): string {
  const key = `explain.choices.${(reason ?? 'no-data').replaceAll('-', '_')}`;
  return i18n.exists(key, { ns: 'common' })
    ? i18n.t(key as never, { ns: 'common' })
    : i18n.t('explain.choices.no_data' as never, { ns: 'common' });
}
