import { Checkbox, Menu, TextInput } from '@mantine/core';
import { IconSearch, IconUserPlus } from '@tabler/icons-react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonView, SignInWays } from '@/api/generated';
import { useMay, useMayIn } from '@/shared/access';
import { useSession } from '@/shared/session';
import { peopleQuery, subtreeIds, unitsQuery } from '@/shared/units';
import { WriteButton } from '@/shared/WriteButton';
import { type Column, DataTable } from '@/ui/DataTable';
import { EmptyState } from '@/ui/EmptyState';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { NO_FIGURE } from '@/ui/format';
import { NumberText } from '@/ui/NumberText';
import { notifyDone, notifyUndo } from '@/ui/notify';
import { useUrlState } from '@/ui/useUrlState';
import { EraseDialog } from './EraseDialog';
import { InvitationDialog } from './InvitationDialog';
import classes from './Organization.module.css';
import {
  personalDataAddress,
  useDeactivatePerson,
  useEndPersonSessions,
  useReactivatePerson,
} from './organizationQueries';
import { PersonDialog } from './PersonDialog';
import { ResetFactorDialog } from './ResetFactorDialog';
import { RowMenu } from './RowMenu';
import { UnitSelect } from './UnitSelect';

/** Whose dialog stands open; `null` as person is somebody new. */
type Opened =
  | { dialog: 'person'; personId: string | null }
  | { dialog: 'invitation' | 'factor' | 'erasure'; personId: string };

/** Whether and how a person gets in. */
function stateKey(person: PersonView, ways: SignInWays) {
  if (person.erased) return 'erased';
  if (!person.active) return 'inactive';
  if (!person.hasAccount && person.byProvider && ways.provider) return 'provider';
  return person.hasAccount || person.byProvider || !ways.localAccounts ? 'active' : 'uninvited';
}

export function People() {
  const { t } = useTranslation(['organization', 'session']);
  const { data: people } = useSuspenseQuery(peopleQuery());
  const { data: units } = useSuspenseQuery(unitsQuery());
  const { ways, person: oneself } = useSession();
  const mayManage = useMay('manage-people');
  const mayManageIn = useMayIn('manage-people');
  const [search, setSearch] = useState('');
  const [unitId, setUnitId] = useUrlState('of', '');
  const [withInactive, setWithInactive] = useState(false);
  const [opened, setOpened] = useState<Opened | null>(null);
  const deactivate = useDeactivatePerson();
  const reactivate = useReactivatePerson();
  const endSessions = useEndPersonSessions();
  const sought = useDeferredValue(search).trim().toLowerCase();
  const within = unitId ? subtreeIds(units, unitId) : null;
  const unitName = (id: string | null) => units.find((unit) => unit.id === id)?.name;
  const inactiveCount = people.filter((person) => !person.active).length;
  const shown = people.filter(
    (person) =>
      (withInactive || person.active) &&
      (within === null || (person.unitId !== null && within.has(person.unitId))) &&
      [person.name, person.email, person.title].some((text) => text?.toLowerCase().includes(sought)),
  );
  const rolesOf = (person: PersonView) =>
    person.grants.map((grant) =>
      t('people.roleIn', {
        role: t(`session:role.${grant.role}`),
        unit: unitName(grant.unitId) ?? t('people.unknownUnit'),
      }),
    );
  const stateOf = (person: PersonView) => t(`people.state.${stateKey(person, ways)}`, { provider: ways.provider });
  const managed = (person: PersonView) => (person.unitId ? mayManageIn(person.unitId) : mayManage);

  function endAccess(person: PersonView) {
    deactivate.mutate(
      { id: person.id, expectedVersion: person.version },
      {
        onSuccess: ({ version }) =>
          notifyUndo(t('people.deactivated', { name: person.name }), () =>
            reactivate.mutate({ id: person.id, expectedVersion: version }),
          ),
      },
    );
  }

  const columns: Column<PersonView>[] = [
    {
      key: 'name',
      header: t('people.name'),
      sortBy: (person) => person.name,
      csv: (person) => person.name,
      cell: (person) => (
        <span className={classes.person}>
          {managed(person) && !person.erased ? (
            <button
              type="button"
              className="link-button"
              onClick={() => setOpened({ dialog: 'person', personId: person.id })}
            >
              {person.name}
            </button>
          ) : (
            person.name
          )}
          {person.title && <span className={classes.muted}>{person.title}</span>}
          <span className={`${classes.muted} ${classes.phoneOnly}`}>{person.email}</span>
          <span className={`${classes.muted} ${classes.phoneOnly}`}>{stateOf(person)}</span>
        </span>
      ),
    },
    {
      key: 'email',
      header: t('people.email'),
      sortBy: (person) => person.email,
      csv: (person) => person.email,
      wideOnly: true,
      cell: (person) => person.email ?? <NumberText>{NO_FIGURE}</NumberText>,
    },
    {
      key: 'unit',
      header: t('people.unit'),
      sortBy: (person) => unitName(person.unitId) ?? null,
      csv: (person) => unitName(person.unitId),
      wideOnly: true,
      cell: (person) => unitName(person.unitId) ?? <NumberText>{NO_FIGURE}</NumberText>,
    },
    {
      key: 'roles',
      header: t('people.roles'),
      sortBy: (person) => rolesOf(person)[0] ?? null,
      csv: (person) => rolesOf(person).join('; '),
      cell: (person) =>
        person.grants.length === 0 ? (
          <span className={classes.muted}>{t('people.noRole')}</span>
        ) : (
          <span className={classes.tags}>
            {rolesOf(person).map((role) => (
              <span key={role} className={classes.tag}>
                {role}
              </span>
            ))}
          </span>
        ),
    },
    {
      key: 'state',
      header: t('people.access'),
      sortBy: stateOf,
      csv: stateOf,
      wideOnly: true,
      cell: (person) => (
        <span className={person.active && (person.hasAccount || person.byProvider) ? undefined : classes.muted}>
          {stateOf(person)}
        </span>
      ),
    },
    {
      key: 'menu',
      header: '',
      align: 'end',
      width: 44,
      cell: (person) => (
        <RowMenu label={t('menuOf', { name: person.name })} allowed={managed(person) && !person.erased}>
          <Menu.Item onClick={() => setOpened({ dialog: 'person', personId: person.id })}>{t('people.edit')}</Menu.Item>
          <Menu.Item component="a" href={personalDataAddress(person.id)} download>
            {t('people.export')}
          </Menu.Item>
          {person.active ? (
            <>
              {ways.localAccounts && !(person.hasAccount && person.id === oneself.id) && (
                <Menu.Item onClick={() => setOpened({ dialog: 'invitation', personId: person.id })}>
                  {t(person.hasAccount ? 'people.resetLink' : 'people.invite')}
                </Menu.Item>
              )}
              {(person.hasAccount || person.byProvider) && (
                <Menu.Item
                  onClick={() =>
                    endSessions.mutate(person.id, {
                      onSuccess: () => notifyDone(t('people.signedOut', { name: person.name })),
                    })
                  }
                >
                  {t('people.signOut')}
                </Menu.Item>
              )}
              {person.hasAccount && person.id !== oneself.id && (
                <Menu.Item onClick={() => setOpened({ dialog: 'factor', personId: person.id })}>
                  {t('people.resetFactor')}
                </Menu.Item>
              )}
              <Menu.Item color="red" onClick={() => endAccess(person)}>
                {t('people.deactivate')}
              </Menu.Item>
            </>
          ) : (
            <>
              <Menu.Item onClick={() => reactivate.mutate({ id: person.id, expectedVersion: person.version })}>
                {t('people.reactivate')}
              </Menu.Item>
              <Menu.Item color="red" onClick={() => setOpened({ dialog: 'erasure', personId: person.id })}>
                {t('people.erase')}
              </Menu.Item>
            </>
          )}
        </RowMenu>
      ),
    },
  ];
  const subject = people.find((person) => person.id === opened?.personId);

  return (
    <>
      <div className={classes.filters}>
        <TextInput
          type="search"
          aria-label={t('people.search')}
          placeholder={t('people.search')}
          leftSection={<IconSearch size={16} aria-hidden="true" />}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
        <UnitSelect
          aria-label={t('people.unitFilter')}
          placeholder={t('people.allUnits')}
          units={units}
          offered={(unit) => !unit.closed}
          clearable
          value={unitId || null}
          onChange={setUnitId}
        />
        {inactiveCount > 0 && (
          <Checkbox
            size="xs"
            label={t('people.showInactive', { count: inactiveCount })}
            checked={withInactive}
            onChange={(event) => setWithInactive(event.currentTarget.checked)}
          />
        )}
        {mayManage && (
          <WriteButton
            leftSection={<IconUserPlus size={16} aria-hidden="true" />}
            onClick={() => setOpened({ dialog: 'person', personId: null })}
          >
            {t('people.add')}
          </WriteButton>
        )}
      </div>
      <ErrorNotice error={deactivate.error ?? reactivate.error ?? endSessions.error} />
      <DataTable
        label={t('tab.people')}
        rows={shown}
        rowKey={(person) => person.id}
        columns={columns}
        csvName={t('tab.people')}
        timeless
        defaultSort="name.asc"
        tools={t('people.count', { count: shown.length })}
        rowHeight={53}
        empty={<EmptyState message={t('people.none')} />}
      />
      {opened?.dialog === 'person' && (
        <PersonDialog
          person={subject ?? null}
          units={units}
          onClose={() => setOpened(null)}
          onInvite={(personId) => setOpened({ dialog: 'invitation', personId })}
        />
      )}
      {opened?.dialog === 'factor' && subject && <ResetFactorDialog person={subject} onClose={() => setOpened(null)} />}
      {opened?.dialog === 'invitation' && subject && (
        <InvitationDialog person={subject} onClose={() => setOpened(null)} />
      )}
      {opened?.dialog === 'erasure' && subject && <EraseDialog person={subject} onClose={() => setOpened(null)} />}
    </>
  );
}
