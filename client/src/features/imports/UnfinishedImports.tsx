import { Button } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { useFormat } from '@/ui/format';
import { Section } from '@/ui/Page';
import classes from './Imports.module.css';
import { importsQuery, isRunning, useDiscard } from './importQueries';

/** Imports that were begun and not confirmed: each can be taken up where it was left. */
export function UnfinishedImports() {
  const { t } = useTranslation('imports');
  const format = useFormat();
  const { data } = useSuspenseQuery(importsQuery());
  const discard = useDiscard();
  if (data.unfinished.length === 0) return null;

  return (
    <Section title={t('unfinished.title')}>
      <ul className={classes.unfinished}>
        {data.unfinished.map((item) => (
          <li key={item.id}>
            <div>
              <Link to={`/values/import/${item.id}` as string}>{item.fileName}</Link>
              <span className={classes.muted}>
                {[
                  t(`status.${item.status}`),
                  t('unfinished.uploaded', { at: format.dateTime(item.uploadedAt) }),
                  t('unfinished.expires', { at: format.dateTime(item.expiresAt) }),
                ].join(' · ')}
              </span>
            </div>
            <Button
              size="compact-sm"
              variant="subtle"
              color="gray"
              disabled={isRunning(item.status)}
              loading={discard.isPending && discard.variables === item.id}
              aria-label={t('unfinished.discardOf', { name: item.fileName })}
              onClick={() => discard.mutate(item.id)}
            >
              {t('unfinished.discard')}
            </Button>
          </li>
        ))}
      </ul>
      <ErrorNotice error={discard.error} />
    </Section>
  );
}
