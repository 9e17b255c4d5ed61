import { ActionIcon, Button, Group, NativeSelect, Text } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GrantView, PersonView, Role, UnitView } from '@/api/generated';
import { useMayIn } from '@/shared/access';
import { useSession } from '@/shared/session';
import { peopleQuery } from '@/shared/units';
import { ErrorNotice } from '@/ui/ErrorNotice';
import classes from './Organization.module.css';
import { useGrantRole, useRevokeRole } from './organizationQueries';
import { UnitSelect } from './UnitSelect';

const ROLES: readonly Role[] = [
  'viewer',
  'contributor',
  'unit-manager',
  'leadership',
  'hr',
  'auditor',
  'administrator',
];

interface Props {
  personId: string;
  /** The person until the list has been read again. */
  initial: PersonView;
  units: UnitView[];
  onInvite: (personId: string) => void;
}

/** What a person may do and where. Each grant counts at once, with the unit's whole subtree. */
export function PersonRoles({ personId, initial, units, onInvite }: Props) {
  const { ways } = useSession();
  const { t } = useTranslation(['organization', 'session']);
  const { data: people } = useQuery(peopleQuery());
  const person = people?.find((one) => one.id === personId) ?? initial;
  const mayManage = useMayIn('manage-people');
  const grant = useGrantRole();
  const revoke = useRevokeRole();
  const [role, setRole] = useState<Role>('viewer');
  const [unitId, setUnitId] = useState(person.unitId ?? units.find((unit) => unit.parentId === null)?.id ?? null);
  const isHeld = person.grants.some((held) => held.role === role && held.unitId === unitId);
  const busy = grant.isPending || revoke.isPending;
  const wordOf = (held: GrantView) =>
    t('people.roleIn', {
      role: t(`session:role.${held.role}`),
      unit: units.find((unit) => unit.id === held.unitId)?.name ?? t('people.unknownUnit'),
    });

  return (
    <section className={classes.roles} aria-label={t('people.roles')}>
      <h3>{t('people.roles')}</h3>
      {person.grants.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('people.noRoleExplained')}
        </Text>
      ) : (
        <ul>
          {person.grants.map((held) => (
            <li key={`${held.role}/${held.unitId}`}>
              {wordOf(held)}
              <ActionIcon
                variant="subtle"
                color="gray"
                size="sm"
                disabled={busy || !mayManage(held.unitId)}
                aria-label={t('people.revoke', { role: wordOf(held) })}
                onClick={() => revoke.mutate({ id: personId, ...held, expectedVersion: person.version })}
              >
                <IconX size={14} aria-hidden="true" />
              </ActionIcon>
            </li>
          ))}
        </ul>
      )}
      <div className={classes.grant}>
        <NativeSelect
          label={t('people.role')}
          data={ROLES.map((value) => ({ value, label: t(`session:role.${value}`) }))}
          value={role}
          onChange={(event) => setRole(event.currentTarget.value as Role)}
        />
        <UnitSelect
          label={t('people.roleUnit')}
          units={units}
          offered={(unit) => !unit.closed && mayManage(unit.id)}
          allowDeselect={false}
          value={unitId}
          onChange={setUnitId}
        />
        <Button
          variant="default"
          loading={grant.isPending}
          disabled={unitId === null || isHeld || revoke.isPending}
          onClick={() => unitId && grant.mutate({ id: personId, role, unitId, expectedVersion: person.version })}
        >
          {t('people.grant')}
        </Button>
      </div>
      <Text size="xs" c="dimmed">
        {t(`roleHint.${role}`)}
      </Text>
      <ErrorNotice error={grant.error ?? revoke.error} listFields />
      {ways.localAccounts && !person.hasAccount && person.active && (
        <Group>
          <Button variant="subtle" size="compact-sm" onClick={() => onInvite(personId)}>
            {t('people.invite')}
          </Button>
        </Group>
      )}
    </section>
  );
}
