import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { OwedCheckIn } from '@/api/generated';
import { useCanWrite } from '@/shared/access';
import { useFormat } from '@/ui/format';
import { StatusBadge } from '@/ui/StatusBadge';
import classes from './Home.module.css';

const okrKeyOf = ({ kind, objectiveId, keyResult, commentId }: OwedCheckIn) =>
  [kind, objectiveId, keyResult?.id, commentId].join('/');

const isCheckIn = ({ kind }: OwedCheckIn) => kind === 'check-in' || kind === 'check-in-escalated';

/** Later than the panel needs to slide away and to look for the row that opened it. */
const AFTER_PANEL_MS = 300;

/** What is owed about objectives: check-ins open over the page and go once they are made, so nobody leaves it. */
export function OwedOkrs({ items }: { items: readonly OwedCheckIn[] }) {
  const { t } = useTranslation('home');
  const list = useRef<HTMLUListElement>(null);
  const opened = useRef<{ key: string; at: number } | null>(null);
  const checkIns = items.filter(isCheckIn);

  // A row that was opened and is done has gone: on with the one in its place, without a mouse.
  useEffect(() => {
    const last = opened.current;
    if (last === null || items.some((item) => okrKeyOf(item) === last.key)) return;
    opened.current = null;
    const timer = setTimeout(() => {
      if (document.activeElement !== null && document.activeElement !== document.body) return;
      const rows = list.current?.children;
      rows?.[Math.min(last.at, rows.length - 1)]?.querySelector<HTMLElement>('[data-act]')?.focus();
    }, AFTER_PANEL_MS);
    return () => clearTimeout(timer);
  }, [items]);

  return (
    <>
      {checkIns.length > 1 && (
        <p className={classes.through}>
          <Link to="/okrs/check-ins">{t('okrs.all', { count: checkIns.length })}</Link>
        </p>
      )}
      <ul ref={list} className={classes.owed}>
        {items.map((item, at) => (
          <li key={okrKeyOf(item)}>
            <OwedOkrRow
              item={item}
              onOpen={() => {
                opened.current = { key: okrKeyOf(item), at };
              }}
            />
          </li>
        ))}
      </ul>
    </>
  );
}

function OwedOkrRow({ item, onOpen }: { item: OwedCheckIn; onOpen: () => void }) {
  const { t } = useTranslation('home');
  const format = useFormat();
  const id = useId();
  const { canWrite } = useCanWrite(item.keyResult?.canCheckIn ?? true);
  const { kind, keyResult, owner, objectiveId, objectiveTitle, dueOn, daysLate, by, text } = item;
  const late = daysLate > 0;
  const facts = [
    t(`okrs.kinds.${kind}`),
    keyResult && objectiveTitle,
    kind === 'check-in-escalated' && owner && t('okrs.owner', { name: owner.name }),
    late ? t('okrs.late', { count: daysLate }) : dueOn && t('owed.due', { date: format.date(dueOn) }),
    kind === 'mention' && by && t('okrs.mentionedBy', { name: by.name }),
  ].filter(Boolean);

  return (
    <div className={classes.row}>
      <div className={classes.head} id={id}>
        <StatusBadge status={late ? 'outdated' : 'not-due'} iconOnly />
        <Link
          to="/okrs/objectives/$objectiveId"
          params={{ objectiveId }}
          hash={keyResult ? `kr-${keyResult.id}` : undefined}
          className={classes.name}
        >
          {keyResult?.title ?? objectiveTitle}
        </Link>
        <span className={classes.facts}>{facts.join(' · ')}</span>
        {text && <span className={classes.said}>“{text}”</span>}
      </div>
      {isCheckIn(item) && keyResult && canWrite ? (
        <Button
          size="xs"
          variant="light"
          data-act
          className={classes.submit}
          aria-label={t('okrs.checkInOf', { title: keyResult.title })}
          renderRoot={(props) => (
            <Link
              {...props}
              to="."
              search={(previous: object) => ({ ...previous, checkIn: keyResult.id })}
              resetScroll={false}
              onClick={onOpen}
            />
          )}
        >
          {t('okrs.checkIn')}
        </Button>
      ) : (
        <Link
          data-act
          to={kind === 'objective-to-close' ? '/okrs/objectives/$objectiveId/close' : '/okrs/objectives/$objectiveId'}
          params={{ objectiveId }}
          hash={kind === 'mention' ? 'comments' : undefined}
          aria-describedby={id}
        >
          {t(kind === 'mention' ? 'okrs.reply' : kind === 'objective-to-close' ? 'okrs.close' : 'okrs.look')}
        </Link>
      )}
    </div>
  );
}
