import { Alert, Group, Tabs } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RewardPlanDetail } from '@/api/generated';
import { toProblem } from '@/api/problem';
import { useCanWrite } from '@/shared/access';
import { useAsOf } from '@/shared/asOf';
import { WriteButton } from '@/shared/WriteButton';
import { notifyDone, notifyUndo } from '@/ui/notify';
import { Page } from '@/ui/Page';
import { PageBoundary } from '@/ui/PageBoundary';
import { useUrlState } from '@/ui/useUrlState';
import { ParticipantsTab } from '../participants/ParticipantsTab';
import classes from '../Rewards.module.css';
import { planQuery, useArchivePlan, useRevisePlan } from '../rewardQueries';
import { SimulationTab } from '../simulation/SimulationTab';
import { DraftNotice } from './DraftNotice';
import { PlanEditor } from './PlanEditor';
import { PlanWarnings } from './PlanWarnings';
import { PublishDialog } from './PublishDialog';
import { type PlanForm, requestOf } from './planForm';
import { usePlanDraft } from './usePlanDraft';
import { VersionsTab } from './VersionsTab';

const TABS = ['rules', 'participants', 'simulation', 'versions'] as const;
type Tab = (typeof TABS)[number];

/** A plan: the draft of its rules, who takes part, what it would pay, and its locked versions. */
export function PlanPage() {
  const { planId = '' } = useParams({ strict: false }) as { planId?: string };
  const { data: detail } = useSuspenseQuery(planQuery(planId, useAsOf()));
  const { canWrite } = useCanWrite();
  const mayEdit = detail.plan.canManage && canWrite;
  // What is being edited is never shown for what was known at another moment.
  return <Plan key={`${planId} ${mayEdit}`} detail={detail} mayEdit={mayEdit} />;
}

function Plan({ detail, mayEdit }: { detail: RewardPlanDetail; mayEdit: boolean }) {
  const { t } = useTranslation(['rewards', 'kpis']);
  const { plan } = detail;
  const [tab, setTab] = useUrlState<Tab>('tab', 'rules', TABS);
  const [publishing, setPublishing] = useState(false);
  const revise = useRevisePlan(plan.id);
  const archive = useArchivePlan(plan.id);
  const draft = usePlanDraft(detail, mayEdit);
  const { form, unsaved } = draft;
  const readOnly = !mayEdit || plan.archived;
  const outdated = draft.outdated && !revise.isPending && !archive.isPending && !publishing;

  async function save(values: PlanForm) {
    try {
      draft.saved((await revise.mutateAsync({ ...requestOf(values), expectedVersion: draft.expected })).version);
      notifyDone(t('plans.saved', { name: values.name.trim() }));
    } catch (failure) {
      const { currentVersion } = toProblem(failure).extra;
      if (typeof currentVersion === 'number') draft.mean(currentVersion);
      throw failure;
    }
  }

  function setArchived(archived: boolean) {
    archive.mutate(
      { archived, expectedVersion: plan.version },
      {
        onSuccess: ({ version }) => {
          draft.moved(version);
          if (archived)
            notifyUndo(t('plans.archivedDone', { name: plan.name }), () =>
              archive.mutate({ archived: false, expectedVersion: version }),
            );
          else notifyDone(t('plans.restoredDone', { name: plan.name }));
        },
      },
    );
  }

  return (
    <Page
      title={plan.name}
      width="wide"
      over={<Link to={'/rewards/plans' as string}>{t('plans.title')}</Link>}
      under={[plan.unitName, t(`kpis:frequency.${plan.frequency}`), state()].join(' · ')}
      actions={
        plan.canManage && (
          <Group gap="sm">
            {plan.archived ? (
              <WriteButton variant="default" loading={archive.isPending} onClick={() => setArchived(false)}>
                {t('plans.restore')}
              </WriteButton>
            ) : (
              <>
                <WriteButton
                  variant="subtle"
                  color="gray"
                  loading={archive.isPending}
                  onClick={() => setArchived(true)}
                >
                  {t('plans.archive')}
                </WriteButton>
                {plan.hasDraft && <WriteButton onClick={() => setPublishing(true)}>{t('publish.open')}</WriteButton>}
              </>
            )}
          </Group>
        )
      }
    >
      {plan.archived && <Alert mb="md">{t('plans.archivedNote')}</Alert>}
      <Tabs value={tab} onChange={(next) => setTab(next as Tab)} keepMounted={false} className={classes.tabs}>
        <Tabs.List aria-label={t('plans.tabs')}>
          {TABS.map((value) => (
            <Tabs.Tab key={value} value={value}>
              {t(`plans.tab.${value}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value={tab} pt="md">
          <PageBoundary lines={6}>
            {tab === 'rules' && (
              <>
                {(draft.restored || outdated) && <DraftNotice outdated={outdated} onDiscard={draft.discard} />}
                <PlanWarnings detail={detail} />
                {!detail.draft && plan.versions.length > 0 && !readOnly && (
                  <p className={classes.muted}>{t('rules.fromLast', { number: plan.versions.at(-1)?.number })}</p>
                )}
                <PlanEditor
                  form={form}
                  published={plan.versions.length > 0}
                  readOnly={readOnly}
                  busy={revise.isPending}
                  error={revise.error}
                  submitLabel={t('plans.saveDraft')}
                  onSubmit={save}
                />
              </>
            )}
            {tab === 'participants' && <ParticipantsTab detail={detail} />}
            {tab === 'simulation' && <SimulationTab detail={detail} form={form} />}
            {tab === 'versions' && <VersionsTab detail={detail} />}
          </PageBoundary>
        </Tabs.Panel>
      </Tabs>
      {publishing && (
        <PublishDialog plan={plan} unsaved={unsaved} onPublished={draft.moved} onClose={() => setPublishing(false)} />
      )}
    </Page>
  );

  function state() {
    if (plan.archived) return t('plans.archived');
    const last = plan.versions.at(-1);
    const version = last ? t('plans.versionOnly', { number: last.number }) : t('plans.unpublished');
    return plan.hasDraft ? `${version} · ${t('plans.hasDraft')}` : version;
  }
}
