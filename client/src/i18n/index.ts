import i18n, { type BackendModule } from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { en } from './en';

export const LANGUAGES = ['ko', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** One file of texts, of the same name in every language. */
export type Namespace = keyof typeof en;

/** What the frame speaks, loaded before anything is shown. The other namespaces come with the pages that name them. */
export const FRAME: readonly Namespace[] = ['common', 'shell'];

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    resources: typeof en; // a key that English lacks does not compile
  }
}

const STORAGE_KEY = 'scorecard-language';

const files = import.meta.glob<object>('./{ko,en}/*.json', { import: 'default' });

const backend: BackendModule = {
  type: 'backend',
  init: () => {},
  read(language, namespace, done) {
    const load = files[`./${language}/${namespace}.json`];
    if (!load) done(new Error(`There is no file of texts ${language}/${namespace}.`), false);
    else {
      load().then(
        (texts) => done(null, texts as Record<string, string>),
        (error: unknown) => done(error as Error, true), // the network may have failed: tried again
      );
    }
  },
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

/** Loads what has been read so far, in another language, and speaks it from now on. */
export async function speak(language: Language): Promise<void> {
  if (i18n.isInitialized) await i18n.changeLanguage(language);
  else {
    await i18n
      .use(backend)
      .use(initReactI18next)
      .init({
        lng: language,
        ns: [...FRAME],
        fallbackLng: false,
        defaultNS: 'common',
        interpolation: { escapeValue: false }, // React already escapes
        returnNull: false,
      });
  }
  document.documentElement.lang = language;
}

/**
 * Loads the texts of these namespaces in the language spoken; a later change of the language includes them. A component
 * whose texts nobody loaded suspends until they are there, so no key is ever shown.
 */
export async function loadTexts(namespaces: readonly Namespace[]): Promise<void> {
  await i18n.loadNamespaces(namespaces);
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
