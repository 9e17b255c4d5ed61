import { Button, Group } from '@mantine/core';
import { Link, useLocation } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type Problem, toProblem } from '@/api/problem';
import { useSetAsOf } from '@/shared/asOf';
import { EmptyState } from '@/ui/EmptyState';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { Page } from '@/ui/Page';
import page from '@/ui/Page.module.css';
import { wordFieldError } from '@/ui/words';
import { entryAt } from './navigation';

/** A page that cannot be shown: what is not there, what one may not see, a moment that does not exist, or a failure. */
export function PageFailure({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const { t } = useTranslation('shell');
  const { t: e } = useTranslation('errors');
  const problem = toProblem(error);
  const entry = useEntryAbove();
  const setAsOf = useSetAsOf();

  switch (kindOf(problem)) {
    case 'missing':
      return (
        <WayOut
          title={entry ? t('notFound.item') : t('notFound.title')}
          message={entry ? t('notFound.itemMessage') : t('notFound.message')}
        />
      );
    case 'forbidden': {
      const needed = entry?.permission;
      return (
        <WayOut title={t('forbidden.title')} message={needed ? t(`access.who.${needed}`) : t('forbidden.message')} />
      );
    }
    case 'moment': {
      const codes = Object.values(problem.fields).flat();
      return (
        <WayOut
          title={t('moment.title')}
          message={codes.map((code) => wordFieldError(code, e)).join(' ')}
          first={<Button onClick={() => setAsOf({ date: null, knownAt: null })}>{t('past.back')}</Button>}
        />
      );
    }
    case 'failure':
      return (
        <div className={page.page}>
          <ErrorNotice error={error} onRetry={onRetry} listFields />
        </div>
      );
  }
}

function kindOf({ status, fields }: Problem): 'missing' | 'forbidden' | 'moment' | 'failure' {
  const named = Object.keys(fields);
  const malformed = Object.values(fields).some((codes) => codes.includes('not_an_id'));
  if (status === 404 || (status === 400 && malformed)) return 'missing';
  if (status === 403) return 'forbidden';
  if (status === 400 && named.length > 0 && named.every((name) => name === 'knownAt' || name === 'date'))
    return 'moment';
  return 'failure';
}

/** The page that has a list of what was sought. */
function useEntryAbove() {
  const entry = useLocation({ select: ({ pathname }) => entryAt(pathname) });
  return entry?.to === '/' ? undefined : entry;
}

/** A page that only says what is the matter and where to go from here. */
export function WayOut({ title, message, first }: { title: string; message: string; first?: ReactNode }) {
  const { t } = useTranslation('shell');
  const { pathname } = useLocation();
  const entry = useEntryAbove();
  const list = entry && entry.to !== pathname ? entry : undefined;

  return (
    <Page title={title} width="narrow">
      <EmptyState
        message={message}
        action={
          <Group gap="sm">
            {first}
            {list && (
              <Button variant={first ? 'default' : 'filled'} renderRoot={(props) => <Link to={list.to} {...props} />}>
                {t('wayOut.to', { page: t(`nav.${list.label}`) })}
              </Button>
            )}
            <Button variant={first || list ? 'default' : 'filled'} renderRoot={(props) => <Link to="/" {...props} />}>
              {t('notFound.home')}
            </Button>
          </Group>
        }
      />
    </Page>
  );
}
