import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { chooseLanguage, isLanguage } from '@/i18n';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { useSetLanguage } from './accountQueries';

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
        data={[
          { value: 'ko', label: '한국어' },
          { value: 'en', label: 'English' },
        ]}
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
