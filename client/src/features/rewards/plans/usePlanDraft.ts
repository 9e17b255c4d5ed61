import { useForm } from '@mantine/form';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RewardPlanDetail } from '@/api/generated';
import { useSession } from '@/shared/session';
import { forgetDraft, storedDraft, useKeepDraft } from '@/ui/storedDraft';
import { faultsOf } from './planFaults';
import { type PlanForm, planForm } from './planForm';

interface Stored {
  /** The version of the plan that was read when it was typed. */
  base: number;
  values: PlanForm;
}

/**
 * The rules of a plan as they are being edited. What was typed and not saved outlives a reload and another page, for
 * this person in this tab; `outdated` says that the plan was changed since it was read for it. Where nothing may be
 * written the form shows the plan alone.
 */
export function usePlanDraft(detail: RewardPlanDetail, mayEdit: boolean) {
  const { t } = useTranslation('rewards');
  const { t: tErrors } = useTranslation('errors');
  const { person } = useSession();
  const { plan } = detail;
  const key = `reward-plan-${person.id}-${plan.id}`;
  const [stored, setStored] = useState(() => (mayEdit ? storedDraft<Stored>(key) : null));
  // What is saved is what was read: somebody else's change in between is told, not overwritten.
  const [base, setBase] = useState(stored?.base ?? plan.version);
  const [meant, setMeant] = useState<number | null>(null);
  const form = useForm<PlanForm>({
    initialValues: stored?.values ?? planForm(detail),
    validate: (values) => faultsOf(values, { t, tErrors }),
  });
  const dirty = form.isDirty();
  const unsaved = mayEdit && (dirty || stored !== null);
  useKeepDraft(key, { base, values: form.values } satisfies Stored, unsaved);
  useEffect(() => {
    if (mayEdit && !unsaved) forgetDraft(key);
  }, [key, mayEdit, unsaved]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new version, and nothing else, fills the form again
  useEffect(() => {
    if (!unsaved) fill();
  }, [plan.version]);

  function fill() {
    const read = planForm(detail);
    form.setInitialValues(read);
    form.setValues(read);
    form.resetDirty(read);
    setBase(plan.version);
    setMeant(null);
  }

  return {
    form,
    /** Something typed is not saved. */
    unsaved,
    /** It was typed before this page was opened. */
    restored: stored !== null,
    outdated: unsaved && base < plan.version,
    /** The version to save upon. */
    expected: meant ?? base,
    /** Somebody else made this version, which was told once: saved again, it is meant. */
    mean: setMeant,
    /** What oneself did to the plan left its rules as they were read. */
    moved: (version: number) => base === plan.version && setBase(version),
    /** The plan stands as it was typed, in this version. */
    saved(version: number) {
      forgetDraft(key);
      setStored(null);
      setBase(version);
      setMeant(null);
    },
    discard() {
      forgetDraft(key);
      setStored(null);
      form.clearErrors();
      fill();
    },
  };
}
