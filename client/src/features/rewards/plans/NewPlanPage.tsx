import { useForm } from '@mantine/form';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newId } from '@/api/ids';
import { useMay, useMayIn } from '@/shared/access';
import { NoRight } from '@/shared/NoRight';
import { unitsQuery, unitTree } from '@/shared/units';
import { notifyDone } from '@/ui/notify';
import { Page } from '@/ui/Page';
import { useDraftPlan } from '../rewardQueries';
import { PlanEditor } from './PlanEditor';
import { emptyPlan, faultsOf, type PlanForm, requestOf } from './planForm';

/** Drafts a plan; it pays nothing until it is published. */
export function NewPlanPage() {
  const { t } = useTranslation('rewards');
  const { t: tErrors } = useTranslation('errors');
  const navigate = useNavigate();
  const manages = useMay('manage-rewards');
  const mayIn = useMayIn('manage-rewards');
  const { data: units } = useSuspenseQuery(unitsQuery());
  const unitId = unitTree(units).find(({ unit }) => !unit.closed && mayIn(unit.id))?.unit.id ?? null;
  const draft = useDraftPlan();
  const [id] = useState(() => newId());
  const form = useForm<PlanForm>({
    initialValues: emptyPlan(unitId),
    validate: (values) => faultsOf(values, { t, tErrors }),
  });
  if (!manages)
    return (
      <NoRight title={t('plans.new')} permission="manage-rewards" back={{ to: '/rewards', label: t('mine.title') }} />
    );

  return (
    <Page
      title={t('plans.new')}
      over={<Link to={'/rewards/plans' as string}>{t('plans.title')}</Link>}
      under={t('plans.newUnder')}
    >
      <PlanEditor
        form={form}
        published={false}
        busy={draft.isPending}
        error={draft.error}
        submitLabel={t('plans.saveDraft')}
        onSubmit={async (values) => {
          await draft.mutateAsync({ id, ...requestOf(values) });
          notifyDone(t('plans.drafted', { name: values.name.trim() }));
          void navigate({ to: `/rewards/plans/${id}` as string });
        }}
      />
    </Page>
  );
}
