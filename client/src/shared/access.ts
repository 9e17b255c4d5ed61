import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Permission } from '@/api/generated';
import { useAsOf } from './asOf';
import { useSession } from './session';
import { ancestorIds, unitsQuery } from './units';

/** Whether the person may do this: in this unit, or anywhere when no unit is named. The API decides again. */
export function useMay(permission: Permission, unitId?: string): boolean {
  return useMayIn(permission)(unitId);
}

/** As `useMay`, for asking about several units. */
export function useMayIn(permission: Permission): (unitId?: string) => boolean {
  const { permissions } = useSession();
  const { data: units } = useQuery(unitsQuery());
  const scopes = permissions.filter((scope) => scope.permission === permission).flatMap((scope) => scope.unitIds);
  return (unitId) => {
    if (unitId === undefined) return scopes.length > 0;
    const above = ancestorIds(units ?? [], unitId);
    return scopes.some((scope) => above.has(scope));
  };
}

/** Whether writing makes sense here and now, and when not, why, in words. */
export function useCanWrite(allowed = true): { canWrite: boolean; reason: string | null } {
  const { t } = useTranslation('shell');
  const { isPast } = useAsOf();
  if (isPast) return { canWrite: false, reason: t('asOf.readOnly') };
  if (!allowed) return { canWrite: false, reason: t('access.missing') };
  return { canWrite: true, reason: null };
}
