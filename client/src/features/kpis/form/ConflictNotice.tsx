import { Alert, Button } from '@mantine/core';
import { IconGitMerge } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { KpiDefinition, KpiDetail } from '@/api/generated';
import { useFormat } from '@/ui/format';
import { attributes, changes } from '../page/attributes';
import { useNames } from '../page/useNames';
import classes from './Form.module.css';

interface Props {
  /** What the form started from. */
  base: KpiDefinition;
  /** What stands now. */
  current: KpiDetail;
  onReapply: () => void;
}

/** Somebody else saved meanwhile: what they changed, and the way to put one's own changes on top of it. */
export function ConflictNotice({ base, current, onReapply }: Props) {
  const { t } = useTranslation('kpis');
  const format = useFormat();
  const names = useNames();
  const last = [...current.revisions].sort((a, b) => a.revision - b.revision).at(-1);
  const now = last?.definition ?? current.definition;
  const changed = changes(attributes(base, t, format, names), attributes(now, t, format, names));

  return (
    <Alert role="alert" variant="light" color="yellow" icon={<IconGitMerge size={16} />} title={t('conflict.title')}>
      <div className={classes.conflict}>
        {last?.by
          ? t('conflict.by', { name: last.by.name, at: format.dateTime(last.recordedAt) })
          : t('conflict.explain')}
        {changed.length > 0 ? (
          <ul>
            {changed.map((change) => (
              <li key={change.key}>
                {change.label}: <s>{change.before ?? t('values.nothing')}</s> →{' '}
                <strong>{change.after ?? t('values.nothing')}</strong>
              </li>
            ))}
          </ul>
        ) : (
          <p>{t('conflict.elsewhere')}</p>
        )}
        <Button size="xs" variant="default" onClick={onReapply}>
          {t('conflict.reapply')}
        </Button>
      </div>
    </Alert>
  );
}
