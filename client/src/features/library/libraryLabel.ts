import i18n from '@/i18n';

export type LabelGroup = 'functions' | 'categories' | 'goals' | 'industries';

/** The label of one of the library's own words; the word itself when the library has grown since. */
export function libraryLabel(group: LabelGroup, value: string): string {
  const key = `${group}.${value}`;
  return i18n.exists(key, { ns: 'library' }) ? i18n.t(key as 'title', { ns: 'library' }) : value;
}
