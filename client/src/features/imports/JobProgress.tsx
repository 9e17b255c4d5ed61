import { Button, Progress, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ImportView } from '@/api/generated';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { useFormat } from '@/ui/format';
import classes from './Imports.module.css';
import { useCancelJob } from './importQueries';

/** How far the server is with a job, and the way to stop it. */
export function JobProgress({ view }: { view: ImportView }) {
  const { t } = useTranslation(['imports', 'common']);
  const format = useFormat();
  const cancel = useCancelJob(view.id);
  const { phase, done, total } = view.progress ?? { phase: 'waiting' as const, done: 0, total: 0 };
  const known = total > 0 && phase !== 'waiting';
  const share = known ? Math.min(done / total, 1) : 0;
  const title = t(`job.${view.status === 'confirming' ? 'confirming' : 'previewing'}`);
  const words = t(`phase.${phase}`);
  // Every figure would be too much to listen to; a quarter of the way is worth a word.
  const heard = known ? format.percent(Math.floor(share * 4) / 4) : '';

  return (
    <div className={classes.job}>
      <Text size="sm" fw={550}>
        {title}
      </Text>
      <Progress
        value={known ? share * 100 : 100}
        animated={!known}
        striped={!known}
        aria-label={title}
        aria-valuetext={known ? format.percent(share) : words}
      />
      <Text size="xs" c="dimmed" className="num">
        {[words, known && t('job.rows', { done: format.number(done), total: format.number(total) })]
          .filter(Boolean)
          .join(' · ')}
      </Text>
      <span className="visually-hidden" role="status">
        {[title, words, heard].filter(Boolean).join(', ')}
      </span>
      <Button size="xs" variant="default" loading={cancel.isPending} onClick={() => cancel.mutate(undefined)}>
        {t('common:cancel')}
      </Button>
      <ErrorNotice error={cancel.error} />
    </div>
  );
}
