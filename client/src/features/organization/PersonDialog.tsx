import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonView, UnitView } from '@/api/generated';
import { newId } from '@/api/ids';
import { isProblem, toProblem } from '@/api/problem';
import { useMayIn } from '@/shared/access';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { applyServerErrors, focusFirstRefused, submitChecked } from '@/ui/forms';
import { notifyDone } from '@/ui/notify';
import { useAddPerson, useRevisePerson } from './organizationQueries';
import { PersonRoles } from './PersonRoles';
import { UnitSelect } from './UnitSelect';

interface Props {
  /** Null to add somebody. */
  person: PersonView | null;
  units: UnitView[];
  onClose: () => void;
  onInvite: (personId: string) => void;
}

/** Name, address and unit of a person, and, once the person is there, the roles. */
export function PersonDialog({ person: given, units, onClose, onInvite }: Props) {
  const { t } = useTranslation('organization');
  const [newcomer] = useState(() => newId());
  const [added, setAdded] = useState<PersonView | null>(null);
  const person = given ?? added;

  return (
    <Modal opened onClose={onClose} size="lg" title={person ? person.name : t('people.addTitle')}>
      <Stack gap="lg">
        <PersonForm
          key={person?.version ?? 0}
          id={person?.id ?? newcomer}
          person={person}
          units={units}
          onClose={onClose}
          onAdded={setAdded}
        />
        {person && (
          <PersonRoles key={person.id} personId={person.id} initial={person} units={units} onInvite={onInvite} />
        )}
      </Stack>
    </Modal>
  );
}

interface FormProps {
  id: string;
  person: PersonView | null;
  units: UnitView[];
  onClose: () => void;
  onAdded: (person: PersonView) => void;
}

function PersonForm({ id, person, units, onClose, onAdded }: FormProps) {
  const { t } = useTranslation(['organization', 'common']);
  const { t: te } = useTranslation('errors');
  const mayManage = useMayIn('manage-people');
  const add = useAddPerson();
  const revise = useRevisePerson();
  const command = person ? revise : add;
  const form = useForm({
    initialValues: {
      name: person?.name ?? '',
      email: person?.email ?? '',
      title: person?.title ?? '',
      unitId: person?.unitId ?? null,
    },
    validate: {
      name: (value) => (value.trim() ? null : te('fields.required')),
      email: (value) => (value.trim() ? null : te('fields.required')),
    },
  });

  function refuse(error: unknown) {
    if (!applyServerErrors(form, error, te) && isProblem(error, 'person_email.taken')) {
      form.setErrors({ email: te('codes.person_email.taken.what') });
      focusFirstRefused();
    }
  }

  const submit = submitChecked(form, (values) => {
    const request = {
      name: values.name.trim(),
      email: values.email.trim(),
      title: values.title.trim() || null,
      unitId: values.unitId,
    };
    if (person)
      revise.mutate(
        { id, ...request, expectedVersion: person.version },
        {
          onSuccess: () => {
            notifyDone(t('people.saved', { name: request.name }));
            onClose();
          },
          onError: refuse,
        },
      );
    else
      add.mutate(
        { id, request },
        {
          onSuccess: ({ version }) =>
            onAdded({
              id,
              version,
              ...request,
              active: true,
              hasAccount: false,
              byProvider: false,
              erased: false,
              grants: [],
            }),
          onError: refuse,
        },
      );
  });
  const beside =
    command.error !== null &&
    (Object.keys(toProblem(command.error).fields).length > 0 || isProblem(command.error, 'person_email.taken'));

  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm">
        <TextInput
          label={t('people.name')}
          required
          maxLength={200}
          data-autofocus={person ? undefined : true}
          {...form.getInputProps('name')}
        />
        <TextInput type="email" label={t('people.email')} required maxLength={254} {...form.getInputProps('email')} />
        <TextInput label={t('people.jobTitle')} maxLength={200} {...form.getInputProps('title')} />
        <UnitSelect
          label={t('people.unit')}
          placeholder={t('people.noUnit')}
          units={units}
          offered={(unit) => unit.id === person?.unitId || (!unit.closed && mayManage(unit.id))}
          clearable
          {...form.getInputProps('unitId')}
        />
        {!beside && <ErrorNotice error={command.error} />}
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose}>
            {t('common:close')}
          </Button>
          <Button type="submit" loading={command.isPending} disabled={person !== null && !form.isDirty()}>
            {person ? t('common:save') : t('people.addSubmit')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
