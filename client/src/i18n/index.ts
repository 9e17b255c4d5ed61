import i18n from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { en } from './en';

export const LANGUAGES = ['ko', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    resources: typeof en; // a key that English lacks does not compile
  }
}

const STORAGE_KEY = 'scorecard-language';

const load: Record<Language, () => Promise<object>> = {
  ko: async () => (await import('./ko')).ko,
  en: async () => (await import('./en')).en,
};

export const isLanguage = (value: string | null | undefined): value is Language => value === 'ko' || value === 'en';

/** What this browser's user chose; null before any choice. */
export function chosenLanguage(): Language | null {
  try {
    const stored = localStorage.getItem(STORAGE_KEY);
    return isLanguage(stored) ? stored : null;
  } catch {
    return null; // storage is blocked
  }
}

/** Loads the texts of one language and speaks it from now on. */
export async function speak(language: Language): Promise<void> {
  if (!i18n.isInitialized) {
    await i18n.use(initReactI18next).init({
      lng: language,
      fallbackLng: false,
      defaultNS: 'common',
      resources: {},
      interpolation: { escapeValue: false }, // React already escapes
      returnNull: false,
    });
  }
  if (!i18n.hasResourceBundle(language, 'common')) {
    for (const [namespace, texts] of Object.entries(await load[language]())) {
      i18n.addResourceBundle(language, namespace, texts);
    }
  }
  await i18n.changeLanguage(language);
  document.documentElement.lang = language;
}

/** As `speak`, and remembered for the next visit. */
export async function chooseLanguage(language: Language): Promise<void> {
  await speak(language);
  try {
    localStorage.setItem(STORAGE_KEY, language);
  } catch {
    // Storage is blocked: the choice holds until the page is closed.
  }
}

/** The language before anyone is known: the user's choice, else the browser's, else English. */
export const firstLanguage = (): Language => chosenLanguage() ?? (navigator.language.startsWith('ko') ? 'ko' : 'en');

export default i18n;
