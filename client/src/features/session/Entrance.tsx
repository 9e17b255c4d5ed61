import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { chooseLanguage } from '@/i18n';
import classes from './Entrance.module.css';

interface Props {
  title: string;
  lead?: string;
  wide?: boolean;
  children: ReactNode;
}

/** The frame of the pages before somebody is signed in. */
export function Entrance({ title, lead, wide = false, children }: Props) {
  const { t, i18n } = useTranslation('session');
  const { t: common } = useTranslation('common');
  const other = i18n.language === 'ko' ? 'en' : 'ko';

  return (
    <div className={classes.frame}>
      <title>{common('pageTitle', { title })}</title>
      <header className={classes.top}>
        <span className={classes.word}>{common('product')}</span>
        <button type="button" lang={other} className="link-button" onClick={() => void chooseLanguage(other)}>
          {t('otherLanguage')}
        </button>
      </header>
      <main className={`${classes.body} ${wide ? classes.wide : ''}`}>
        <h1>{title}</h1>
        {lead && <p className={classes.lead}>{lead}</p>}
        {children}
      </main>
    </div>
  );
}
