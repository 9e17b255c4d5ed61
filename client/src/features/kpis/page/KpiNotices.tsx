import { Link } from '@tanstack/react-router';
import { Trans, useTranslation } from 'react-i18next';
import type { KpiDetail, KpiLink } from '@/api/generated';
import { useFormat } from '@/ui/format';
import { focusText } from '../focusText';
import classes from './KpiPage.module.css';

/** What one must know before reading the figures: the KPI is a draft, has ended, or stands outside every scorecard. */
export function KpiNotices({ kpi }: { kpi: KpiDetail }) {
  const { t } = useTranslation('kpis');
  const format = useFormat();
  const notices = [
    kpi.lifecycle === 'draft' && t('notice.draft'),
    kpi.lifecycle === 'retired' && t('notice.retired', { from: format.period(kpi.retiredFrom) }),
  ].filter((notice) => notice !== false);

  // What concerns a whole unit or person stands with the list.
  const warnings = kpi.warnings.filter((warning) => warning.subjectKind === 'kpi');
  if (notices.length === 0 && !kpi.replacedBy && !kpi.replaces && warnings.length === 0) return null;
  return (
    <div className={classes.notices}>
      {notices.map((notice) => (
        <div key={notice} className={classes.notice}>
          {notice}
        </div>
      ))}
      {kpi.replacedBy && <Successor link={kpi.replacedBy} kind="replacedBy" />}
      {kpi.replaces && <Successor link={kpi.replaces} kind="replaces" />}
      {warnings.map((warning) => (
        <div key={`${warning.code}/${warning.subjectId}`} className={classes.notice} data-tone="amber">
          {focusText(warning, t)}
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
