import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OwedCheckIn, OwedItem, OwedReward } from '@/api/generated';
import { homeKey } from '@/shared/lists';
import { EmptyState } from '@/ui/EmptyState';
import { Section } from '@/ui/Page';
import { CommentRow } from './CommentRow';
import { CorrectionRow } from './CorrectionRow';
import classes from './Home.module.css';
import { OpenRow } from './OpenRow';
import { OwedOkrs } from './OwedOkrs';
import { OwedRewards } from './OwedRewards';
import { ValueRow } from './ValueRow';

const keyOf = (item: OwedItem) => `${item.kind}/${item.kpiId}/${item.period}/${item.correction?.id ?? ''}`;

/** What is to be done, each in its own row without leaving the page. A row that is done goes. */
export function Owed({ items, okrs, rewards }: { items: OwedItem[]; okrs: OwedCheckIn[]; rewards: OwedReward[] }) {
  const { t } = useTranslation('home');
  const queryClient = useQueryClient();
  const [done, setDone] = useState<ReadonlySet<string>>(new Set());
  const list = useRef<HTMLUListElement>(null);
  const open = items.filter((item) => !done.has(keyOf(item)));
  const count = open.length + okrs.length + rewards.length;
  // What was owed when the page was opened: whoever has done it all is told so.
  const [owedAny] = useState(count > 0);

  function finish(item: OwedItem) {
    const index = open.indexOf(item);
    setDone((before) => new Set(before).add(keyOf(item)));
    // On with the next one, without a mouse.
    requestAnimationFrame(() =>
      list.current?.children[index]?.querySelector<HTMLElement>('input, textarea, a')?.focus(),
    );
  }
  function reopen(item: OwedItem) {
    setDone((before) => new Set([...before].filter((key) => key !== keyOf(item))));
    void queryClient.invalidateQueries({ queryKey: homeKey });
  }

  return (
    <Section title={t('owed.title')} actions={count > 0 && <span className="num">{count}</span>}>
      {rewards.length > 0 && <OwedRewards items={rewards} />}
      {okrs.length > 0 && <OwedOkrs items={okrs} />}
      {count === 0 ? (
        <EmptyState
          message={owedAny ? t('owed.finished') : t('owed.empty')}
          action={<Link to="/scorecards">{t('owed.goOn')}</Link>}
        />
      ) : (
        <ul ref={list} className={classes.owed}>
          {open.map((item) => (
            <li key={keyOf(item)}>
              {item.kind === 'value-missing' ? (
                <ValueRow item={item} onDone={() => finish(item)} onUndone={() => reopen(item)} />
              ) : item.kind === 'comment-missing' ? (
                <CommentRow item={item} onDone={() => finish(item)} />
              ) : item.correction ? (
                <CorrectionRow item={{ ...item, correction: item.correction }} onDone={() => finish(item)} />
              ) : (
                <OpenRow item={item} />
              )}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
