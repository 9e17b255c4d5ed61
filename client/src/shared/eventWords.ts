import { useTranslation } from 'react-i18next';

/** Names of streams and events in words; a name that is not known yet stands as it is stored. Texts: `integrity`. */
export function useEventWords() {
  const { t, i18n } = useTranslation('integrity');
  const word = (group: 'kinds' | 'types', name: string) =>
    i18n.exists(`${group}.${name}`, { ns: 'integrity' }) ? t(`${group}.${name}` as 'kinds.kpi') : name;
  const known = (group: 'kinds' | 'types') =>
    Object.entries(i18n.getResource(i18n.language, 'integrity', group) as Record<string, string>).map(
      ([value, label]) => ({ value, label }),
    );
  return {
    kind: (kind: string) => word('kinds', kind),
    type: (type: string) => word('types', type),
    /** Every kind and every type that has a word, for filters. */
    kinds: () => known('kinds'),
    types: () => known('types'),
  };
}
