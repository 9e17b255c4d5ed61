import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { chooseLanguage, isLanguage, LANGUAGES, type Language } from '@/i18n';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { useSetLanguage } from './accountQueries';

/** What a language calls itself. */
const ownName = (language: Language) =>
  new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language;

/** The language one reads in, here and in the mails one gets. */
export function LanguageChoice() {
  const { t, i18n } = useTranslation('account');
  const keep = useSetLanguage();

  return (
    <>
      <NativeSelect
        label={t('language.label')}
        description={t('language.hint')}
        maw={400}
        value={i18n.language}
        data={LANGUAGES.map((language) => ({ value: language, label: ownName(language) }))}
        onChange={({ currentTarget: { value } }) => {
          if (!isLanguage(value)) return;
          void chooseLanguage(value);
          keep.mutate(value);
        }}
      />
      <ErrorNotice error={keep.error} />
    </>
  );
}
