import i18n from 'i18next';

/** The text of a name that the API may add to before this client knows it: of the history, else of KPIs, else the name. */
export function worded(key: string, otherwise: string): string {
  const ns = (['history', 'kpis'] as const).find((name) => i18n.exists(key, { ns: name }));
  return ns ? i18n.t(key as 'system', { ns: ns as 'history' }) : otherwise;
}
