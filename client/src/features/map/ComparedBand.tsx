import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useAsOf } from '@/shared/asOf';
import { type ComparedMoment, useSetMoment } from '@/shared/comparedMoment';
import { useFormat } from '@/ui/format';
import classes from './MapCanvas.module.css';

/** Which two moments the map shows, what its marks mean, and the ways on. */
export function ComparedBand({
  moment,
  scorecardId,
  absent,
}: {
  moment: ComparedMoment;
  scorecardId: string;
  absent: boolean;
}) {
  const { t } = useTranslation('map');
  const format = useFormat();
  const asOf = useAsOf();
  const setMoment = useSetMoment();
  const when = ({ date, knownAt }: ComparedMoment) =>
    knownAt === undefined
      ? format.period(date)
      : t('marks.known', { date: format.period(date), at: format.dateTime(knownAt) });

  return (
    <div className={classes.compared}>
      <strong>{t('marks.title', { before: when(moment), after: when(asOf) })}</strong>
      {absent ? <span role="status">{t('marks.absent')}</span> : <span>{t('marks.legend')}</span>}
      <span className={`${classes.comparedLinks} no-print`}>
        <Link
          to="/scorecards/$scorecardId/differences"
          params={{ scorecardId }}
          search={(previous: object) => ({ ...previous, view: undefined })}
        >
          {t('marks.why')}
        </Link>
        <Button
          size="compact-xs"
          variant="default"
          onClick={() => setMoment({ with: undefined, withKnown: undefined })}
        >
          {t('marks.stop')}
        </Button>
      </span>
    </div>
  );
}
