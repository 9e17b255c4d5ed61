import { useForm } from '@mantine/form';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newId } from '@/api/ids';
import { useMay, useMayIn } from '@/shared/access';
import { NoRight } from '@/shared/NoRight';
import { useSession } from '@/shared/session';
import { unitsQuery, unitTree } from '@/shared/units';
import { notifyDone } from '@/ui/notify';
import { Page } from '@/ui/Page';
import { forgetDraft, storedDraft, useKeepDraft } from '@/ui/storedDraft';
import { useDraftPlan } from '../rewardQueries';
import { DraftNotice } from './DraftNotice';
import { PlanEditor } from './PlanEditor';
import { faultsOf } from './planFaults';
import { emptyPlan, type PlanForm, requestOf } from './planForm';

interface Stored {
  id: string;
  values: PlanForm;
}

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
  const key = `reward-plan-${useSession().person.id}-new`;
  const [stored, setStored] = useState(() => storedDraft<Stored>(key));
  // The same plan through every attempt to save it, so that a lost answer makes no second one.
  const [id] = useState(() => stored?.id ?? newId());
  const form = useForm<PlanForm>({
    initialValues: stored?.values ?? emptyPlan(unitId),
    validate: (values) => faultsOf(values, { t, tErrors }),
  });
  useKeepDraft(key, { id, values: form.values }, manages && (form.isDirty() || stored !== null) && !draft.isSuccess);
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
      {stored && (
        <DraftNotice
          outdated={false}
          onDiscard={() => {
            forgetDraft(key);
            setStored(null);
            form.setInitialValues(emptyPlan(unitId));
            form.reset();
          }}
        />
      )}
      <PlanEditor
        form={form}
        published={false}
        busy={draft.isPending}
        error={draft.error}
        submitLabel={t('plans.saveDraft')}
        onSubmit={async (values) => {
          await draft.mutateAsync({ id, ...requestOf(values) });
          forgetDraft(key);
          notifyDone(t('plans.drafted', { name: values.name.trim() }));
          void navigate({ to: `/rewards/plans/${id}` as string });
        }}
      />
    </Page>
  );
}
