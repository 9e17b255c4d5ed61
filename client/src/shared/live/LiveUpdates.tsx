import { type Query, type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LiveChange, PersonView } from '@/api/generated';
import { useAsOf } from '@/shared/asOf';
import { useSession } from '@/shared/session';
import { peopleQuery } from '@/shared/units';
import { concerns, isFollowed } from './concerns';
import classes from './Live.module.css';
import { followChanges } from './liveSource';
import { useWatched } from './useWatched';

/** Changes that come in a row are read at once, not one by one. */
const GATHER_MS = 400;
/** As long as it takes to read the hint. */
const SAID_MS = 8_000;

/**
 * What others do appears without reloading: what is on screen and may have changed is read again, and said in passing.
 * Nothing that is being typed is touched. While the past is shown nothing is followed: it does not change.
 */
export default function LiveUpdates() {
  const { t } = useTranslation('shell');
  const queryClient = useQueryClient();
  const { person } = useSession();
  const { knownAt } = useAsOf();
  const following = useWatched() && knownAt === undefined;
  const [said, setSaid] = useState('');
  const before = useRef(following);
  const words = useRef(t);
  words.current = t;

  useEffect(() => {
    if (!following) return;
    const missed = !before.current;
    before.current = true;
    if (missed) refresh(queryClient, ({ queryKey }) => isFollowed(queryKey));

    let waiting: LiveChange[] = [];
    let timer: ReturnType<typeof setTimeout> | undefined;
    let quiet: ReturnType<typeof setTimeout> | undefined;

    async function tell() {
      const changes = waiting;
      waiting = [];
      timer = undefined;
      const concerned = ({ queryKey }: Query) => changes.some((change) => concerns(queryKey, change));
      const seen = changes.filter(
        (change) => change.actorId !== person.id && isSeen(queryClient, ({ queryKey }) => concerns(queryKey, change)),
      );
      refresh(queryClient, concerned);
      if (seen.length === 0) return;
      const people = await queryClient.ensureQueryData(peopleQuery()).catch((): PersonView[] => []);
      setSaid(wordsOf(seen, people, words.current));
      clearTimeout(quiet);
      quiet = setTimeout(() => setSaid(''), SAID_MS);
    }

    const stop = followChanges({
      onChange: (change) => {
        waiting.push(change);
        timer ??= setTimeout(() => void tell(), GATHER_MS);
      },
      onReset: () => refresh(queryClient, ({ queryKey }) => isFollowed(queryKey)),
    });
    return () => {
      before.current = false;
      stop();
      clearTimeout(timer);
      clearTimeout(quiet);
    };
  }, [following, queryClient, person.id]);

  return (
    <div className={classes.live} role="status" aria-live="polite">
      {said && <span className={`${classes.hint} no-print`}>{said}</span>}
    </div>
  );
}

/** Reads again what is on screen; the rest once it is looked at. Values that are being entered keep what they started from. */
function refresh(queryClient: QueryClient, concerned: (query: Query) => boolean) {
  void queryClient.invalidateQueries({ predicate: (query) => query.queryKey[0] !== 'values' && concerned(query) });
  void queryClient.invalidateQueries({
    predicate: (query) => query.queryKey[0] === 'values' && concerned(query),
    refetchType: 'none',
  });
}

/** Whether the page shows something of it, other than the list of what has changed. */
const isSeen = (queryClient: QueryClient, concerned: (query: Query) => boolean) =>
  queryClient
    .getQueryCache()
    .findAll({ type: 'active' })
    .some((query) => query.queryKey[0] !== 'values' && concerned(query));

const TOLD = [
  'reward-run',
  'dispute',
  'key-result',
  'objective',
  'objective-comments',
  'cycle',
  'kpi',
  'kpi-values',
  'scorecard',
] as const;

/** What happened, in a sentence; of several the first, and how many more. */
function wordsOf(
  changes: readonly LiveChange[],
  people: readonly PersonView[],
  t: ReturnType<typeof useTranslation<'shell'>>['t'],
): string {
  const told = TOLD.map((kind) => changes.find((change) => change.kind === kind)).find((change) => change);
  if (!told) return '';
  const name = people.find(({ id }) => id === told.actorId)?.name ?? t('live.someone');
  const others = new Set(changes.map(({ kind, id }) => `${kind}/${id}`)).size - 1;
  const sentence = t(`live.${told.kind}`, { name });
  return others > 0 ? t('live.more', { sentence, count: others }) : sentence;
}
