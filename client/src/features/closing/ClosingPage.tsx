import { IconCircle, IconDots, IconLock, IconLockOpen, IconMinus } from '@tabler/icons-react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MonthClose, UnitCloses } from '@/api/generated';
import { useAsOf } from '@/shared/asOf';
import { useSession } from '@/shared/session';
import { useChosenUnit } from '@/shared/units';
import { EmptyState } from '@/ui/EmptyState';
import { ExportMenu } from '@/ui/export/ExportMenu';
import { sheetOf } from '@/ui/export/sheet';
import { useFormat } from '@/ui/format';
import { useCalendar } from '@/ui/LocaleSettings';
import { Page } from '@/ui/Page';
import { VisuallyHidden } from '@/ui/VisuallyHidden';
import { CloseDialog } from './CloseDialog';
import classes from './Closing.module.css';
import { closesQuery } from './closingQueries';
import { ReopenDialog } from './ReopenDialog';

const ICONS = { 'not-begun': IconDots, running: IconMinus, open: IconCircle, closed: IconLock, reopened: IconLockOpen };

/** Units and the months of the fiscal year: which are closed, what is missing, and the way to close and reopen. */
export function ClosingPage() {
  const { t } = useTranslation('closing');
  const format = useFormat();
  const calendar = useCalendar();
  const { organization } = useSession();
  const { date, knownAt } = useAsOf();
  const [chosen] = useChosenUnit();
  const { data } = useSuspenseQuery(closesQuery(date, knownAt));
  const [asked, setAsked] = useState<{ unit: UnitCloses; month: MonthClose } | null>(null);
  const shown = data.units.filter((unit) => !chosen || isBelow(unit, chosen.id, data.units));
  const hasBelow = (unit: UnitCloses) => data.units.some((other) => other.parentId === unit.unitId);

  /** The month, and the quarter, half and year that it belongs to, as far as they have ended. */
  function periodsOf(month: string): string[] {
    const start = calendar.parse(month)?.start ?? `${month}-01`;
    const longer = (['quarter', 'half', 'year'] as const).map((kind) => calendar.of(start, kind));
    return [month, ...longer.filter((period) => period.end < organization.today).map((period) => period.key)];
  }
  const text = (month: MonthClose) =>
    [t(`state.${month.state}`), month.missing > 0 && t('missing', { count: month.missing })].filter(Boolean).join(', ');

  return (
    <Page
      title={t('title')}
      width="wide"
      over={<Link to={'/values' as string}>{t('values')}</Link>}
      under={t('under', { year: format.period(data.year) })}
      actions={
        <ExportMenu
          name={`${t('title')} ${data.year}`}
          title={t('title')}
          sheet={() =>
            sheetOf(shown, [
              { header: t('unit'), cell: (unit) => unit.name },
              ...data.months.map((month, index) => ({
                header: format.period(month),
                cell: (unit: UnitCloses) => text(unit.months[index] as MonthClose),
              })),
            ])
          }
        />
      }
    >
      {shown.length === 0 ? (
        <EmptyState message={t('empty')} />
      ) : (
        <div className={classes.frame}>
          <table className={classes.matrix} aria-label={t('title')}>
            <thead>
              <tr>
                <th scope="col">{t('unit')}</th>
                {data.months.map((month) => (
                  <th key={month} scope="col">
                    {format.period(month)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {shown.map((unit) => (
                <tr key={unit.unitId}>
                  <th scope="row">{unit.name}</th>
                  {unit.months.map((month) => (
                    <td key={month.month}>
                      <Month unit={unit} month={month} onAsk={() => setAsked({ unit, month })} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {asked &&
        (asked.month.state === 'closed' ? (
          <ReopenDialog
            unit={asked.unit}
            month={asked.month.month}
            hasBelow={hasBelow(asked.unit)}
            onClose={() => setAsked(null)}
          />
        ) : (
          <CloseDialog
            unit={asked.unit}
            periods={periodsOf(asked.month.month)}
            hasBelow={hasBelow(asked.unit)}
            onClose={() => setAsked(null)}
          />
        ))}
    </Page>
  );
}

interface MonthProps {
  unit: UnitCloses;
  month: MonthClose;
  onAsk: () => void;
}

function Month({ unit, month, onAsk }: MonthProps) {
  const { t } = useTranslation('closing');
  const format = useFormat();
  const { knownAt } = useAsOf();
  const canWrite = unit.canClose && knownAt === undefined; // an earlier business date is where a year is closed
  const Icon = ICONS[month.state];
  const told = month.changedAt && {
    at: format.dateTime(month.changedAt),
    name: month.changedBy?.name ?? t('someone'),
  };
  const title = [told && t(`told.${month.state === 'reopened' ? 'reopened' : 'closed'}`, told), month.reason]
    .filter(Boolean)
    .join(' · ');
  const content = (
    <>
      <Icon size={14} aria-hidden="true" />
      <span>{t(`state.${month.state}`)}</span>
      {month.missing > 0 && ' '}
      {month.missing > 0 && <span className={classes.missing}>{t('missing', { count: month.missing })}</span>}
    </>
  );
  if (!canWrite || month.state === 'running' || month.state === 'not-begun')
    return (
      <span className={classes.month} data-state={month.state} title={title || undefined}>
        {content}
      </span>
    );

  const action = month.state === 'closed' ? 'reopenOf' : 'closeOf';
  return (
    <button type="button" className={classes.month} data-state={month.state} title={title || undefined} onClick={onAsk}>
      <VisuallyHidden>{t(action, { unit: unit.name, period: format.period(month.month) })}</VisuallyHidden> {content}
    </button>
  );
}

function isBelow(unit: UnitCloses, above: string, units: readonly UnitCloses[]): boolean {
  if (unit.unitId === above) return true;
  const parent = units.find((other) => other.unitId === unit.parentId);
  return parent !== undefined && isBelow(parent, above, units);
}
