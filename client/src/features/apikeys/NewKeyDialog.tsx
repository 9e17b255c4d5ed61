import { Button, Checkbox, Group, Modal, MultiSelect, Select, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isProblem } from '@/api/problem';
import { useMayIn } from '@/shared/access';
import { accountQuery } from '@/shared/account';
import { useSession } from '@/shared/session';
import { unitsQuery, unitTree } from '@/shared/units';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { useFormat } from '@/ui/format';
import { applyErrorBeside, submitChecked } from '@/ui/forms';
import { PasswordField } from '@/ui/PasswordField';
import { ACTIONS, type Action, LIVES, OWNERS_MAY } from './actions';
import { useMakeApiKey } from './apiKeyQueries';
import { MadeKey } from './MadeKey';

const isAction = (name: string): name is Action => ACTIONS.some((action) => action === name);

const WRONG = { code: 'password.wrong', field: 'password' };

/** Asks what the key is for, where and how long, makes it, and shows it this once. */
export function NewKeyDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(['apikeys', 'common']);
  const { t: te } = useTranslation('errors');
  const format = useFormat();
  const { permissions, byProvider } = useSession();
  const { data: units } = useSuspenseQuery(unitsQuery());
  const { data: account } = useSuspenseQuery(accountQuery());
  const asksPassword = account.hasPassword && !byProvider;
  const mayRead = useMayIn('read');
  const make = useMakeApiKey();
  const [now] = useState(() => Date.now());

  const held = new Set(permissions.filter((scope) => scope.unitIds.length > 0).map((scope) => scope.permission));
  const actions = ACTIONS.filter((action) => held.has(action) || OWNERS_MAY.includes(action));
  const nodes = unitTree(units).filter(({ unit }) => !unit.closed && mayRead(unit.id));
  const depths = new Map(nodes.map(({ unit, depth }) => [unit.id, depth]));
  const endOf = (days: number) => format.dateTime(new Date(now + days * 86_400_000).toISOString());

  const form = useForm({
    initialValues: {
      name: '',
      unitIds: nodes[0] ? [nodes[0].unit.id] : [],
      actions: [] as Action[],
      validDays: '90',
      password: '',
    },
    validate: {
      name: (name) => (name.trim() === '' ? te('fields.required') : null),
      unitIds: (chosen) => (chosen.length === 0 ? te('fields.required') : null),
      password: (password) => (asksPassword && password === '' ? te('fields.required') : null),
    },
  });
  const submit = submitChecked(form, ({ validDays, password, ...values }) =>
    make.mutate(
      { ...values, name: values.name.trim(), validDays: Number(validDays), password: password || null },
      { onError: (error) => void applyErrorBeside(form, error, te, WRONG) },
    ),
  );

  if (make.data) return <MadeKey made={make.data} onClose={onClose} />;
  return (
    <Modal opened onClose={onClose} title={t('make.title')} size="lg">
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          <Text size="sm">{t('make.explain')}</Text>
          <TextInput
            label={t('make.name')}
            description={t('make.nameHint')}
            required
            maxLength={200}
            data-autofocus
            {...form.getInputProps('name')}
          />
          <MultiSelect
            label={t('make.units')}
            description={t('make.unitsHint')}
            required
            searchable
            data={nodes.map(({ unit }) => ({ value: unit.id, label: unit.name }))}
            renderOption={({ option }) => (
              <span style={{ paddingLeft: `${(depths.get(option.value) ?? 0) * 16}px` }}>{option.label}</span>
            )}
            {...form.getInputProps('unitIds')}
          />
          <Checkbox.Group
            label={t('make.actions')}
            description={t('make.actionsHint')}
            {...form.getInputProps('actions')}
            value={['read', ...form.values.actions]}
            onChange={(chosen) => form.setFieldValue('actions', chosen.filter(isAction))}
          >
            <Stack gap="xs" mt="xs">
              <Checkbox label={t('action.read')} disabled value="read" />
              {actions.map((action) => (
                <Checkbox key={action} value={action} label={t(`action.${action}`)} />
              ))}
            </Stack>
          </Checkbox.Group>
          <Select
            label={t('make.life')}
            description={t('make.lifeHint', { at: endOf(Number(form.values.validDays)) })}
            allowDeselect={false}
            data={LIVES.map((days) => ({ value: String(days), label: t('make.days', { count: days }) }))}
            {...form.getInputProps('validDays')}
          />
          {asksPassword && (
            <PasswordField
              label={t('make.password')}
              description={t('make.passwordHint')}
              required
              autoComplete="current-password"
              {...form.getInputProps('password')}
            />
          )}
          <ErrorNotice error={isProblem(make.error, WRONG.code) ? null : make.error} />
          <Group justify="flex-end" gap="sm">
            <Button variant="default" onClick={onClose}>
              {t('common:cancel')}
            </Button>
            <Button type="submit" loading={make.isPending}>
              {t('make.submit')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
