import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { PAGE } from './auditQueries';

/**
 * Asks for pages until so many entries are there as are wanted: a page may be short and yet not the last one, because each
 * looks at a limited stretch of the log. A failed page is asked for again only when somebody wants more.
 */
export function usePages<Page, Entry>(
  query: UseInfiniteQueryResult<InfiniteData<Page, unknown>>,
  entriesOf: (page: Page) => readonly Entry[],
  searched: string,
) {
  const [wish, setWish] = useState({ searched, count: PAGE });
  const wanted = wish.searched === searched ? wish.count : PAGE;
  const { data, hasNextPage, isFetching, isError, fetchNextPage } = query;
  const entries = (data?.pages ?? []).flatMap((page) => [...entriesOf(page)]);
  const goOn = hasNextPage && !isFetching && !isError && !query.isPlaceholderData && entries.length < wanted;

  useEffect(() => {
    if (goOn) void fetchNextPage();
  }, [goOn, fetchNextPage]);

  return {
    entries,
    searching: isFetching || goOn,
    more: () => {
      setWish({ searched, count: entries.length + PAGE });
      if (isError) void fetchNextPage();
    },
  };
}
