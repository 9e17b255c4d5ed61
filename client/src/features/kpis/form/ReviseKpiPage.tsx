import { Button, Textarea } from '@mantine/core';
import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { KpiDefinition, KpiDetail } from '@/api/generated';
import { toProblem } from '@/api/problem';
import { NoRight } from '@/shared/NoRight';
import { useSession } from '@/shared/session';
import { WriteButton } from '@/shared/WriteButton';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { submitChecked } from '@/ui/forms';
import { useCalendar } from '@/ui/LocaleSettings';
import { notifyDone } from '@/ui/notify';
import { Page } from '@/ui/Page';
import { PeriodField } from '@/ui/PeriodField';
import { kindOfFrequency } from '@/ui/periods';
import { forgetDraft, storedDraft, useKeepDraft } from '@/ui/storedDraft';
import { currentKpiQuery, useReviseKpi } from '../kpiQueries';
import { ConflictNotice } from './ConflictNotice';
import { EssentialsSection } from './EssentialsSection';
import { FoldedSections } from './FoldedSections';
import classes from './Form.module.css';
import { DefinitionFormProvider, useForm } from './formContext';
import { numberErrors } from './formNumbers';
import { type FormValues, holdDefinition, releaseDefinition } from './formValues';
import { LiveAdvice } from './LiveAdvice';
import { Restored } from './Restored';
import { reapply } from './reapply';
import { applyRefusal } from './ruleErrors';

interface Stored {
  version: number;
  base: KpiDefinition;
  values: FormValues;
}

/** The definition from a period on, with the reason; of a draft the definition itself. */
export function ReviseKpiPage() {
  const { kpiId = '' } = useParams({ strict: false }) as { kpiId?: string };
  const { data: kpi } = useSuspenseQuery(currentKpiQuery(kpiId));
  const { t } = useTranslation('kpis');
  if (kpi.canEdit) return <ReviseForm key={kpi.id} kpi={kpi} />;
  const { name } = latestDefinition(kpi);
  const back = { to: `/kpis/${kpi.id}`, label: t('form.backToKpi') };
  return <NoRight title={t('form.reviseTitle', { name })} permission="define-kpis" back={back} />;
}

function ReviseForm({ kpi }: { kpi: KpiDetail }) {
  const { t } = useTranslation('kpis');
  const { t: e } = useTranslation('errors');
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const { organization } = useSession();
  const calendar = useCalendar();
  const draft = kpi.lifecycle === 'draft';
  const key = `kpi-${kpi.id}`;
  const latest = latestDefinition(kpi);

  const fresh = (): FormValues => ({
    definition: holdDefinition(latest),
    targets: [],
    from: calendar.of(organization.today, kindOfFrequency(latest.frequency)).key,
    reason: '',
  });
  const [stored, setStored] = useState(() => storedDraft<Stored>(key));
  /** The definition and version that the form started from. */
  const [start, setStart] = useState({ base: stored?.base ?? latest, version: stored?.version ?? kpi.version });
  const [theirs, setTheirs] = useState<KpiDetail | null>(null);
  const form = useForm({
    initialValues: stored?.values ?? fresh(),
    validate: (values) => ({
      ...numberErrors(values, e),
      ...(!draft && values.reason.trim() === '' && { reason: e('fields.required') }),
    }),
  });
  const revise = useReviseKpi(kpi.id);
  useKeepDraft(
    key,
    { version: start.version, base: start.base, values: form.values },
    form.isDirty() || stored !== null,
  );

  function discard() {
    forgetDraft(key);
    setStored(null);
    setTheirs(null);
    setStart({ base: latest, version: kpi.version });
    form.setInitialValues(fresh());
    form.setValues(fresh());
    form.resetDirty();
  }

  async function save(values: FormValues) {
    try {
      await revise.mutateAsync({
        definition: releaseDefinition(values.definition),
        from: draft ? null : values.from,
        reason: values.reason.trim() || null,
        expectedVersion: start.version,
      });
    } catch (error) {
      applyRefusal(form, error, e);
      if (toProblem(error).status === 409)
        setTheirs(await queryClient.fetchQuery({ ...currentKpiQuery(kpi.id), staleTime: 0 }));
      return;
    }
    forgetDraft(key);
    notifyDone(t('form.revised', { name: values.definition.name }));
    await navigate({
      to: `/kpis/${kpi.id}` as string,
      search: (previous: object) => ({ ...previous, tab: 'definition' }),
    });
  }

  /** Puts what was typed here on top of what somebody else saved meanwhile. */
  function takeTheirs(current: KpiDetail) {
    const mine = releaseDefinition(form.values.definition);
    const definition = reapply(start.base, mine, latestDefinition(current));
    form.setValues({ definition: holdDefinition(definition) });
    setStart({ base: latestDefinition(current), version: current.version });
    setTheirs(null);
    revise.reset();
  }

  return (
    <Page
      title={t(draft ? 'form.editTitle' : 'form.reviseTitle', { name: start.base.name })}
      over={<Link to={`/kpis/${kpi.id}` as string}>{start.base.name}</Link>}
    >
      <DefinitionFormProvider form={form}>
        <div className={classes.columns}>
          <form className={classes.form} onSubmit={submitChecked(form, save)} noValidate>
            {stored !== null && <Restored onDiscard={discard} />}
            {!draft && (
              <div className={classes.revision}>
                <PeriodField
                  label={t('form.from')}
                  description={t('hint.from')}
                  required
                  frequency={start.base.frequency}
                  today={organization.today}
                  value={form.values.from}
                  onChange={(from) => form.setFieldValue('from', from)}
                  error={form.errors.from}
                />
                <Textarea
                  {...form.getInputProps('reason')}
                  label={t('form.reason')}
                  description={t('hint.reason')}
                  required
                  autosize
                  minRows={1}
                  maxLength={500}
                />
              </div>
            )}
            <EssentialsSection frequencyFixed={!draft} />
            <FoldedSections kpiId={kpi.id} />
            {theirs ? (
              <ConflictNotice base={start.base} current={theirs} onReapply={() => takeTheirs(theirs)} />
            ) : (
              <ErrorNotice error={revise.error} />
            )}
            <div className={classes.actions}>
              <WriteButton type="submit" allowed={kpi.canEdit} loading={revise.isPending} disabled={theirs !== null}>
                {t('form.save')}
              </WriteButton>
              <Button
                variant="subtle"
                color="gray"
                renderRoot={(props) => <Link to={`/kpis/${kpi.id}` as string} {...props} />}
              >
                {t('form.cancel')}
              </Button>
            </div>
          </form>
          <LiveAdvice kpiId={kpi.id} kept={kpi.targets} />
        </div>
      </DefinitionFormProvider>
    </Page>
  );
}

/** The definition that applies last; the one of the business date may be older. */
function latestDefinition({ revisions, definition }: KpiDetail): KpiDefinition {
  const last = [...revisions].sort((a, b) => ((a.from ?? '') < (b.from ?? '') ? -1 : 1)).at(-1);
  return last?.definition ?? definition;
}
