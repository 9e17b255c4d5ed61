import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { apiAddress } from '@/api/address';
import type { KpiDetail, KpiSeries } from '@/api/generated';
import { useSession } from '@/shared/session';
import { CopyText } from '@/ui/CopyText';
import { useFormat } from '@/ui/format';
import { useCalendar } from '@/ui/LocaleSettings';
import { kindOfFrequency } from '@/ui/periods';
import classes from './ApiTab.module.css';
import { type Figure, readCommand, recordCommand } from './curlText';

/** How a program records the KPI's next value and reads it: commands to copy. */
export function ApiTab({ kpi, series }: { kpi: KpiDetail; series: KpiSeries }) {
  const { t } = useTranslation(['kpis', 'apikeys']);
  const format = useFormat();
  const { organization } = useSession();
  const calendar = useCalendar();
  const current = calendar.of(organization.today, kindOfFrequency(kpi.definition.frequency)).key;
  const begun = series.points.filter((point) => point.start <= organization.today);
  const latest = begun.findLastIndex((point) => point.value !== null || point.notApplicable);
  const next = latest < 0 ? current : (begun[latest + 1]?.period ?? current);
  const read = begun[latest]?.period ?? next;
  const subject = { server: apiAddress, kpiId: kpi.id };
  const computed = Boolean(kpi.definition.calculation); // absent from the answer where there is none

  return (
    <>
      <p className={classes.lead}>
        {t('api.lead')} <Link to="/account/api-keys">{t('api.makeKey')}</Link>
      </p>
      {computed ? (
        <p className={classes.note}>{t('api.computed')}</p>
      ) : (
        <Command
          title={t('api.record', { period: format.period(next) })}
          text={recordCommand({ ...subject, period: next }, figureOf(kpi, series))}
          note={`${t('api.needs', { right: t('apikeys:action.record-values') })} ${t('api.recordNote')}`}
        />
      )}
      <Command
        title={t('api.read', { period: format.period(read) })}
        text={readCommand({ ...subject, period: read })}
        note={`${t('api.needs', { right: t('apikeys:action.read') })} ${t('api.readNote')}`}
      />
    </>
  );
}

function Command({ title, text, note }: { title: string; text: string; note: string }) {
  return (
    <section>
      <div className={classes.head}>
        <h3>{title}</h3>
        <CopyText value={text} of={title} size="compact-sm" variant="default" />
      </div>
      <pre className={classes.command}>
        <code>{text}</code>
      </pre>
      <p className={classes.note}>{note}</p>
    </section>
  );
}

/** A figure of the right form: the parts of a ratio that is recorded in parts, else the target or the latest value. */
function figureOf(kpi: KpiDetail, series: KpiSeries): Figure {
  const latest = series.points.findLast((point) => point.revision > 0);
  if (latest && latest.numerator !== null && latest.denominator !== null)
    return { numerator: latest.numerator, denominator: latest.denominator };
  return { value: kpi.reading.target ?? latest?.value ?? 0 };
}
