import { queryOptions } from '@tanstack/react-query';
import { api } from '@/api/client';

/** How one signs in. */
export const accountQuery = () =>
  queryOptions({ queryKey: ['account', 'view'] as const, queryFn: ({ signal }) => api.getAccount(signal) });
