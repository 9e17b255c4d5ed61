import { IconHistory } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useAsOf, useSetAsOf } from '@/shared/asOf';
import { useFormat } from '@/ui/format';
import classes from './AppShell.module.css';

/** Says in words that the past is shown, or that the address asks for no time at all, with one click back to now. */
export function PastBand() {
  const { t } = useTranslation('shell');
  const format = useFormat();
  const asOf = useAsOf();
  const setAsOf = useSetAsOf();
  if (!asOf.isPast && asOf.unread.length === 0) return null;

  const date = format.period(asOf.date);
  const shown =
    asOf.knownAt === undefined
      ? t('past.date', { date })
      : t('past.known', { date, at: format.dateTime(asOf.knownAt) });

  return (
    <div className={classes.past} role="status">
      <IconHistory size={16} aria-hidden="true" />
      <span>
        {asOf.unread.length > 0 && t('past.unread', { text: asOf.unread.join(', ') })} {asOf.isPast && shown}
      </span>
      {asOf.isPast && (
        <Link
          className="no-print"
          to="/differences"
          search={(previous: object) => ({
            ...previous,
            date: asOf.knownAt === undefined ? undefined : asOf.date,
            knownAt: undefined,
            with: asOf.date,
            withKnown: asOf.knownAt,
            view: undefined,
          })}
        >
          {t('past.compare')}
        </Link>
      )}
      <button type="button" className="no-print" onClick={() => setAsOf({ date: null, knownAt: null })}>
        {t('past.back')}
      </button>
    </div>
  );
}
