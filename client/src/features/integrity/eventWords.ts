import { useTranslation } from 'react-i18next';

/** Names of streams and events in words; a name that is not known yet stands as it is stored. */
export function useEventWords() {
  const { t, i18n } = useTranslation('integrity');
  const word = (group: 'kinds' | 'types', name: string) =>
    i18n.exists(`${group}.${name}`, { ns: 'integrity' }) ? t(`${group}.${name}` as 'kinds.kpi') : name;
  return { kind: (kind: string) => word('kinds', kind), type: (type: string) => word('types', type) };
}
