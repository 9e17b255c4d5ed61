import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './Page.module.css';
import { takePageFocus } from './pageFocus';

interface PageProps {
  title: string;
  /** A line above the title: where one is, such as a link to the list. */
  over?: ReactNode;
  /** A line below the title. */
  under?: ReactNode;
  /** Buttons to the right of the title; not printed. */
  actions?: ReactNode;
  /** `wide` for grids and maps, `narrow` for forms. */
  width?: 'normal' | 'wide' | 'narrow';
  children: ReactNode;
}

/** A page: names the tab, has the one `h1`, and takes the focus there when someone navigates to it. */
export function Page({ title, over, under, actions, width = 'normal', children }: PageProps) {
  const { t } = useTranslation('common');
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => takePageFocus(heading.current), []);

  return (
    <div className={`${classes.page} ${width === 'normal' ? '' : classes[width]}`}>
      <title>{t('pageTitle', { title })}</title>
      <header className={classes.head}>
        <div>
          {over && <div className={classes.over}>{over}</div>}
          <h1 ref={heading} tabIndex={-1} className={classes.heading}>
            {title}
          </h1>
          {under && <div className={classes.under}>{under}</div>}
        </div>
        {actions && <div className={classes.actions}>{actions}</div>}
      </header>
      {children}
    </div>
  );
}

interface SectionProps {
  title: string;
  actions?: ReactNode;
  /** False where nothing of it makes sense on paper. */
  printed?: boolean;
  children: ReactNode;
}

/** A part of a page under its own heading and a hairline. */
export function Section({ title, actions, printed = true, children }: SectionProps) {
  const id = useId();
  return (
    <section className={printed ? classes.section : `${classes.section} no-print`} aria-labelledby={id}>
      <div className={classes.sectionHead}>
        <h2 id={id} className={classes.sectionHeading}>
          {title}
        </h2>
        {actions}
      </div>
      {children}
    </section>
  );
}
