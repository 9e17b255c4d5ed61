import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { SessionView } from '@/api/generated';
import { ErrorNotice } from '@/ui/ErrorNotice';
import classes from './Entrance.module.css';
import { demoQuery, useDemoSignIn } from './sessionQueries';

/** The people of the sample organization, to look at it with their eyes. */
export function DemoPeople({ onSignedIn }: { onSignedIn: (session: SessionView) => void }) {
  const { t } = useTranslation('session');
  const { data: demo } = useSuspenseQuery(demoQuery());
  const signIn = useDemoSignIn();

  return (
    <section aria-labelledby="demo-people">
      <h2 id="demo-people" className={classes.heading}>
        {t('demo.title')}
      </h2>
      <ul className={classes.people}>
        {demo.people.map((person) => (
          <li key={person.personId}>
            <button
              type="button"
              className={classes.person}
              aria-disabled={signIn.isPending}
              onClick={() => {
                if (!signIn.isPending) signIn.mutate({ personId: person.personId }, { onSuccess: onSignedIn });
              }}
            >
              <span className={classes.role}>{t(`role.${person.role}`)}</span>
              <span>
                {person.name} <span className={classes.muted}>{person.title}</span>
              </span>
              <span className={classes.muted}>{person.unitName}</span>
            </button>
          </li>
        ))}
      </ul>
      <ErrorNotice error={signIn.error} listFields />
    </section>
  );
}
