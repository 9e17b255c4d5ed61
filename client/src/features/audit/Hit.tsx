import { useTranslation } from 'react-i18next';
import type { AuditEntry } from '@/api/generated';
import classes from './Audit.module.css';
import { hitIn } from './hits';

/** Where the text that was searched for stands in an entry that does not show it. */
export function Hit({ entry, sought }: { entry: AuditEntry; sought: string }) {
  const { t } = useTranslation('audit');
  const excerpt = hitIn(entry.data, sought);
  return (
    <div className={classes.muted}>
      {excerpt ? (
        <>
          {t('hit.data')} {excerpt.before}
          <mark>{excerpt.hit}</mark>
          {excerpt.after}
        </>
      ) : (
        t('hit.name')
      )}
    </div>
  );
}
