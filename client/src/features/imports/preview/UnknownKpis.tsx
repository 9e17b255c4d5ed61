import { Button, Group, Select } from '@mantine/core';
import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportMapping, ImportView, LabelChoice, UnknownKpi } from '@/api/generated';
import { useMay } from '@/shared/access';
import { useAsOf } from '@/shared/asOf';
import { kpiListQuery } from '@/shared/lists';
import { WriteButton } from '@/shared/WriteButton';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { useFormat } from '@/ui/format';
import classes from '../Imports.module.css';
import { unknownKpisQuery, usePreview } from '../importQueries';
import { withChoices } from '../mapping/mapping';
import { NewKpiFields } from '../mapping/NewKpiFields';

const FIRST = 20;

/** Labels of the file that no KPI has: each is taken for another KPI, made a draft, or left out. */
export function UnknownKpis({ view }: { view: ImportView }) {
  const { t } = useTranslation('imports');
  const format = useFormat();
  const { data: unknown } = useSuspenseQuery(unknownKpisQuery(view.id));
  const preview = usePreview(view.id);
  const [choices, setChoices] = useState<ReadonlyMap<string, LabelChoice>>(new Map());
  const [settings, setSettings] = useState<ImportMapping>(view.mapping);
  const [asked, setAsked] = useState(false);
  const [all, setAll] = useState(false);
  const mayDefine = useMay('define-kpis');
  if (unknown.length === 0) return null;

  const creating = view.mapping.unknownKpis === 'create';
  const open = unknown.filter((kpi) => isOpen(kpi, creating) && !choices.has(kpi.label));
  // What needs a decision comes first.
  const ordered = [...unknown].sort((a, b) => Number(isOpen(b, creating)) - Number(isOpen(a, creating)));
  const shown = all ? ordered : ordered.slice(0, FIRST);
  const creates = [...choices.values()].some((choice) => choice.action === 'create');
  const ownerMissing = creates && settings.ownerUnitId === null;

  function choose(label: string, choice: Omit<LabelChoice, 'label'> | null) {
    const next = new Map(choices);
    if (choice === null) next.delete(label);
    else next.set(label, { label, ...choice });
    setChoices(next);
  }
  function apply() {
    setAsked(true);
    if (!ownerMissing) preview.mutate(withChoices(settings, [...choices.values()]));
  }

  return (
    <section className={classes.unknown} aria-label={t('unknown.title')}>
      <h3>{t('unknown.heading', { count: unknown.length, number: format.number(unknown.length) })}</h3>
      <p className={classes.muted}>{t('unknown.explain')}</p>
      <ul>
        {shown.map((kpi) => (
          <Label
            key={kpi.label}
            kpi={kpi}
            choice={choices.get(kpi.label) ?? null}
            created={creating && !isOpen(kpi, creating)}
            onChoose={(choice) => choose(kpi.label, choice)}
          />
        ))}
      </ul>
      {shown.length < unknown.length && (
        <Button size="compact-sm" variant="subtle" onClick={() => setAll(true)}>
          {t('unknown.more', { count: unknown.length - shown.length })}
        </Button>
      )}
      {creates && (
        <Group gap="md" align="flex-start">
          <NewKpiFields
            mapping={settings}
            ownerError={asked && ownerMissing ? t('newKpis.ownerMissing') : null}
            onChange={setSettings}
          />
        </Group>
      )}
      <ErrorNotice error={preview.error} listFields />
      <Group gap="sm">
        {mayDefine && open.length > 1 && (
          <Button
            size="xs"
            variant="default"
            onClick={() =>
              setChoices(new Map([...choices, ...open.map(({ label }) => [label, draftOf(label)] as const)]))
            }
          >
            {t('unknown.createAll', { count: open.length })}
          </Button>
        )}
        {choices.size > 0 && (
          <WriteButton size="xs" loading={preview.isPending} onClick={apply}>
            {t('unknown.apply', { count: choices.size })}
          </WriteButton>
        )}
      </Group>
    </section>
  );
}

/** Whether nothing will happen with the label until somebody decides. */
const isOpen = ({ choice, nearMatches }: UnknownKpi, creating: boolean) =>
  choice === null && (!creating || nearMatches.length > 0);

const draftOf = (label: string): LabelChoice => ({ label, action: 'create', kpiId: null });

interface LabelProps {
  kpi: UnknownKpi;
  /** It becomes a draft, as all labels do that are like no KPI. */
  created: boolean;
  /** What was chosen here and not applied yet. */
  choice: LabelChoice | null;
  onChoose: (choice: Omit<LabelChoice, 'label'> | null) => void;
}

function Label({ kpi, created, choice, onChoose }: LabelProps) {
  const { t } = useTranslation('imports');
  const format = useFormat();
  const mayDefine = useMay('define-kpis');
  const [searching, setSearching] = useState(false);
  const action = choice?.action ?? kpi.choice ?? (created ? 'create' : null);
  const kpiId = choice ? choice.kpiId : kpi.kpiId;
  const toggle = (next: 'create' | 'ignore') =>
    onChoose(choice?.action === next ? null : { action: next, kpiId: null });

  return (
    <li>
      <div className={classes.unknownLabel}>
        <strong>{kpi.name ? `${kpi.label} ${kpi.name}` : kpi.label}</strong>
        <span className={classes.muted}>
          {t('unknown.rows', { count: kpi.rows, number: format.number(kpi.rows), line: format.number(kpi.firstLine) })}
        </span>
      </div>
      <div className={classes.unknownChoices}>
        {kpi.nearMatches.map((near) => {
          const chosen = action === 'use' && kpiId === near.kpiId;
          return (
            <Button
              key={near.kpiId}
              size="compact-sm"
              variant={chosen ? 'filled' : 'default'}
              aria-pressed={chosen}
              aria-label={t('unknown.useFor', { label: kpi.label, name: near.name, code: near.code })}
              title={near.code}
              classNames={{ root: classes.near, label: classes.near }}
              onClick={() => onChoose(chosen ? null : { action: 'use', kpiId: near.kpiId })}
            >
              {t('unknown.near', { name: near.name, share: format.percent(near.similarity) })}
            </Button>
          );
        })}
        {searching ? (
          <OtherKpi
            label={kpi.label}
            value={action === 'use' ? kpiId : null}
            onChange={(id) => onChoose(id === null ? null : { action: 'use', kpiId: id })}
          />
        ) : (
          <Button size="compact-sm" variant="subtle" onClick={() => setSearching(true)}>
            {t('unknown.other')}
          </Button>
        )}
        {mayDefine && (
          <Button
            size="compact-sm"
            variant={action === 'create' ? 'filled' : 'subtle'}
            aria-pressed={action === 'create'}
            aria-label={t('unknown.createFor', { label: kpi.label })}
            onClick={() => toggle('create')}
          >
            {t('unknown.create')}
          </Button>
        )}
        <Button
          size="compact-sm"
          variant={action === 'ignore' ? 'filled' : 'subtle'}
          color="gray"
          aria-pressed={action === 'ignore'}
          aria-label={t('unknown.ignoreFor', { label: kpi.label })}
          onClick={() => toggle('ignore')}
        >
          {t('unknown.ignore')}
        </Button>
      </div>
    </li>
  );
}

/** Any other KPI, found by name or code. */
function OtherKpi({
  label,
  value,
  onChange,
}: {
  label: string;
  value: string | null;
  onChange: (kpiId: string | null) => void;
}) {
  const { t } = useTranslation('imports');
  const { data: kpis } = useQuery(kpiListQuery(useAsOf()));
  return (
    <Select
      size="xs"
      w={280}
      searchable
      clearable
      autoFocus
      aria-label={t('unknown.otherFor', { label })}
      placeholder={t('unknown.search')}
      nothingFoundMessage={t('unknown.none')}
      value={value}
      data={(kpis ?? []).map((kpi) => ({ value: kpi.id, label: `${kpi.name} (${kpi.code})` }))}
      limit={50}
      onChange={onChange}
    />
  );
}
