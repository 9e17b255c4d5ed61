import { Button, Group, Modal, Select, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newId } from '@/api/ids';
import { useMayIn } from '@/shared/access';
import { scorecardListQuery } from '@/shared/lists';
import { unitsQuery, unitTree } from '@/shared/units';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { applyServerErrors, submitChecked } from '@/ui/forms';
import { useCreateScorecard } from './scorecardsQueries';

interface Props {
  fiscalYear: number;
  unitId: string | undefined;
  onClose: () => void;
}

/** A new scorecard: empty with four perspectives, or with the structure of another. */
export function NewScorecardDialog(props: Props) {
  const { t } = useTranslation('scorecards');
  return (
    <Modal opened onClose={props.onClose} title={t('create.title')}>
      <NewScorecardForm {...props} />
    </Modal>
  );
}

function NewScorecardForm({ fiscalYear, unitId, onClose }: Props) {
  const { t } = useTranslation(['scorecards', 'common']);
  const { t: errors } = useTranslation('errors');
  const navigate = useNavigate();
  const create = useCreateScorecard();
  const mayEditIn = useMayIn('edit-scorecards');
  const { data: units } = useSuspenseQuery(unitsQuery());
  const { data: ofYear = [] } = useQuery(scorecardListQuery({ date: String(fiscalYear), knownAt: undefined }));
  const { data: ofYearBefore = [] } = useQuery(
    scorecardListQuery({ date: String(fiscalYear - 1), knownAt: undefined }),
  );
  const [id] = useState(() => newId());
  const editable = unitTree(units).filter(({ unit }) => !unit.closed && mayEditIn(unit.id));
  const taken = new Set(ofYear.map((scorecard) => scorecard.unitId));
  const first =
    editable.find(({ unit }) => unit.id === unitId && !taken.has(unit.id)) ??
    editable.find(({ unit }) => !taken.has(unit.id));
  const nameFor = (ofUnit: string | null, year: string) =>
    t('create.defaultName', { unit: units.find((unit) => unit.id === ofUnit)?.name ?? '', year }).trim();

  const form = useForm({
    initialValues: {
      unitId: first?.unit.id ?? null,
      fiscalYear: String(fiscalYear),
      name: nameFor(first?.unit.id ?? null, String(fiscalYear)),
      copyFromScorecardId: null as string | null,
    },
    validate: {
      unitId: (value) => (value ? null : errors('fields.required')),
      name: (value) => (value.trim() ? null : errors('fields.required')),
    },
    onValuesChange: (values, before) => {
      // The name follows the choice until somebody writes another.
      if (before.name === nameFor(before.unitId, before.fiscalYear) && values.name === before.name)
        form.setFieldValue('name', nameFor(values.unitId, values.fiscalYear));
    },
  });

  const submit = submitChecked(form, ({ unitId: unit, name, copyFromScorecardId, fiscalYear: year }) =>
    create.mutate(
      { id, request: { unitId: unit ?? '', fiscalYear: Number(year), name: name.trim(), copyFromScorecardId } },
      {
        onSuccess: () =>
          void navigate({
            to: '/scorecards/$scorecardId',
            params: { scorecardId: id },
            search: { edit: '1', date: year === String(fiscalYear) ? undefined : year },
          }),
        onError: (error) => applyServerErrors(form, error, errors),
      },
    ),
  );

  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <Select
          label={t('create.unit')}
          data={editable.map(({ unit, depth }) => ({ value: unit.id, label: `${'  '.repeat(depth)}${unit.name}` }))}
          searchable
          allowDeselect={false}
          data-autofocus
          {...form.getInputProps('unitId')}
        />
        <Select
          label={t('create.fiscalYear')}
          data={[fiscalYear - 1, fiscalYear, fiscalYear + 1].map((year) => ({
            value: String(year),
            label: t('fiscalYear', { year }),
          }))}
          allowDeselect={false}
          {...form.getInputProps('fiscalYear')}
        />
        <TextInput label={t('create.name')} maxLength={200} {...form.getInputProps('name')} />
        <Select
          label={t('create.copyFrom')}
          description={t('create.copyHint')}
          placeholder={t('create.copyNothing')}
          clearable
          searchable
          data={[...ofYear, ...ofYearBefore].map((scorecard) => ({
            value: scorecard.id,
            label: t('create.copyOption', {
              name: scorecard.name,
              unit: scorecard.unitName,
              year: scorecard.fiscalYear,
            }),
          }))}
          {...form.getInputProps('copyFromScorecardId')}
        />
        <ErrorNotice error={create.error} />
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" loading={create.isPending}>
            {t('create.submit')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
