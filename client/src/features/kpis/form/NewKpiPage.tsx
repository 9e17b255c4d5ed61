import { Button } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newId } from '@/api/ids';
import { useMay } from '@/shared/access';
import { NoRight } from '@/shared/NoRight';
import { useSession } from '@/shared/session';
import { unitsQuery, useChosenUnit } from '@/shared/units';
import { WriteButton } from '@/shared/WriteButton';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { submitChecked } from '@/ui/forms';
import { notifyDone } from '@/ui/notify';
import { Page, Section } from '@/ui/Page';
import { forgetDraft, storedDraft, useKeepDraft } from '@/ui/storedDraft';
import { useDefineKpi } from '../kpiQueries';
import { EssentialsSection } from './EssentialsSection';
import { FoldedSections } from './FoldedSections';
import classes from './Form.module.css';
import { DefinitionFormProvider, useForm } from './formContext';
import { numberErrors } from './formNumbers';
import { emptyDefinition, type FormValues, holdDefinition, releaseDefinition, releaseTargets } from './formValues';
import { LiveAdvice } from './LiveAdvice';
import { Restored } from './Restored';
import { applyRefusal } from './ruleErrors';
import { TargetSection } from './TargetSection';

const DRAFT = 'kpi-new';

interface Stored {
  id: string;
  values: FormValues;
}

/** A new KPI: the few needed fields first, advice beside them, and it is a draft in a minute. */
export function NewKpiPage() {
  const { t } = useTranslation('kpis');
  if (useMay('define-kpis')) return <NewKpiForm />;
  const back = { to: '/kpis', label: t('form.backToList') };
  return <NoRight title={t('form.newTitle')} permission="define-kpis" back={back} />;
}

function NewKpiForm() {
  const { t } = useTranslation('kpis');
  const { t: e } = useTranslation('errors');
  const navigate = useNavigate();
  const { permissions } = useSession();
  const [chosen] = useChosenUnit();
  const { data: units } = useSuspenseQuery(unitsQuery());
  const allowed = permissions.find((scope) => scope.permission === 'define-kpis')?.unitIds ?? [];
  // Units come from the top down: the highest one where KPIs may be defined.
  const unitId = chosen?.id ?? units.find((unit) => allowed.includes(unit.id))?.id ?? units[0]?.id ?? '';

  const blank = (): FormValues => ({
    definition: holdDefinition(emptyDefinition(unitId, null)),
    targets: [{ from: '', target: '', floor: '', stretch: '' }],
    from: '',
    reason: '',
  });
  const [stored, setStored] = useState(() => storedDraft<Stored>(DRAFT));
  // The same KPI through every attempt to save it, so that a lost answer makes no second one.
  const [id, setId] = useState(() => stored?.id ?? newId());
  const form = useForm({ initialValues: stored?.values ?? blank(), validate: (values) => numberErrors(values, e) });
  const define = useDefineKpi();
  const another = useRef(false);
  const box = useRef<HTMLFormElement>(null);
  useKeepDraft(DRAFT, { id, values: form.values }, form.isDirty() || stored !== null);

  function discard() {
    forgetDraft(DRAFT);
    setStored(null);
    form.setInitialValues(blank());
    form.setValues(blank());
    form.resetDirty();
  }

  async function save(values: FormValues) {
    try {
      const definition = releaseDefinition(values.definition);
      await define.mutateAsync({ id, definition, targets: releaseTargets(values.targets, definition.direction) });
    } catch (error) {
      applyRefusal(form, error, e);
      another.current = false;
      return;
    }
    forgetDraft(DRAFT);
    setStored(null);
    notifyDone(t('form.created', { name: values.definition.name }));
    if (!another.current) {
      await navigate({ to: `/kpis/${id}` as string });
      return;
    }
    // The next one is much like this one: all but what names it stays.
    another.current = false;
    const next = { ...blank(), definition: { ...values.definition, name: '', code: '', description: '' as const } };
    setId(newId());
    form.setInitialValues(next);
    form.setValues(next);
    form.resetDirty();
    box.current?.querySelector<HTMLInputElement>('[data-autofocus]')?.focus();
  }

  return (
    <Page title={t('form.newTitle')} over={<Link to={'/kpis' as string}>{t('list.title')}</Link>}>
      <DefinitionFormProvider form={form}>
        <div className={classes.columns}>
          <form ref={box} className={classes.form} onSubmit={submitChecked(form, save)} noValidate>
            {stored !== null && <Restored onDiscard={discard} />}
            <EssentialsSection frequencyFixed={false} />
            <Section title={t('form.firstTarget')}>
              <TargetSection />
            </Section>
            <FoldedSections kpiId={null} />
            <ErrorNotice error={define.error} />
            <div className={classes.actions}>
              <WriteButton type="submit" loading={define.isPending}>
                {t('form.create')}
              </WriteButton>
              <WriteButton
                type="submit"
                variant="default"
                disabled={define.isPending}
                onClick={() => {
                  another.current = true;
                }}
              >
                {t('form.createAnother')}
              </WriteButton>
              <Button variant="subtle" color="gray" renderRoot={(props) => <Link to={'/kpis' as string} {...props} />}>
                {t('form.cancel')}
              </Button>
            </div>
          </form>
          <LiveAdvice kpiId={null} />
        </div>
      </DefinitionFormProvider>
    </Page>
  );
}
