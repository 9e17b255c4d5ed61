import { Link } from '@tanstack/react-router';
import { Trans, useTranslation } from 'react-i18next';
import type { FocusWarning, KpiDetail, KpiLink } from '@/api/generated';
import { useFormat } from '@/ui/format';
import classes from './KpiPage.module.css';

/** What one must know before reading the figures: the KPI is a draft, has ended, or stands outside every scorecard. */
export function KpiNotices({ kpi }: { kpi: KpiDetail }) {
  const { t } = useTranslation('kpis');
  const format = useFormat();
  const notices = [
    kpi.lifecycle === 'draft' && t('notice.draft'),
    kpi.lifecycle === 'retired' && t('notice.retired', { from: format.period(kpi.retiredFrom) }),
  ].filter((notice) => notice !== false);

  if (notices.length === 0 && !kpi.replacedBy && !kpi.replaces && kpi.warnings.length === 0) return null;
  return (
    <div className={classes.notices}>
      {notices.map((notice) => (
        <div key={notice} className={classes.notice}>
          {notice}
        </div>
      ))}
      {kpi.replacedBy && <Successor link={kpi.replacedBy} kind="replacedBy" />}
      {kpi.replaces && <Successor link={kpi.replaces} kind="replaces" />}
      {kpi.warnings.map((warning) => (
        <div key={`${warning.code}/${warning.subjectId}`} className={classes.notice} data-tone="amber">
          {warningText(warning, t)}
        </div>
      ))}
    </div>
  );
}

function Successor({ link, kind }: { link: KpiLink; kind: 'replacedBy' | 'replaces' }) {
  const { t } = useTranslation('kpis');
  const format = useFormat();
  return (
    <div className={classes.notice}>
      <Trans
        t={t}
        i18nKey={`notice.${kind}`}
        values={{ name: link.name, from: format.period(link.from) }}
        components={{ kpi: <Link to={`/kpis/${link.kpiId}` as string} /> }}
      />
      {link.reason && ` “${link.reason}”`}
    </div>
  );
}

function warningText(
  { code, subjectName, count, limit }: FocusWarning,
  t: ReturnType<typeof useTranslation<'kpis'>>['t'],
) {
  return t(`warning.${code}`, { name: subjectName, count, limit });
}
