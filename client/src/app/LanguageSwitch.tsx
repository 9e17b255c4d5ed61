import { useTranslation } from 'react-i18next';
import { api } from '@/api/client';
import { chooseLanguage, type Language } from '@/i18n';
import { VisuallyHidden } from '@/ui/VisuallyHidden';
import classes from './AppShell.module.css';

/** The other language, under its own name. */
export function LanguageSwitch({ signedIn = true }: { signedIn?: boolean }) {
  const { t, i18n } = useTranslation('shell');
  const other: Language = i18n.language === 'ko' ? 'en' : 'ko';

  async function change() {
    await chooseLanguage(other);
    // The choice already holds in this browser; that other devices do not learn of it is no reason to interrupt.
    if (signedIn) await api.setPreferences({ locale: other }).catch(() => undefined);
  }

  return (
    <button type="button" className={classes.quiet} lang={other} onClick={() => void change()}>
      <span aria-hidden="true">{t('language.short')}</span>
      <VisuallyHidden>{t('language.other')}</VisuallyHidden>
    </button>
  );
}
