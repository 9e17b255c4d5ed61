import { Button, Group, Text, Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { KpiDetail } from '@/api/generated';
import { toProblem } from '@/api/problem';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { notifyDone } from '@/ui/notify';
import { Segmented } from '@/ui/Segmented';
import { useSetTargets } from '../kpiQueries';
import { GenerateTargets } from './GenerateTargets';
import { PasteTargets } from './PasteTargets';
import { TargetPreview } from './TargetPreview';
import { TargetRows } from './TargetRows';
import classes from './Targets.module.css';
import { mergeRows, readRows, type TargetRow, targetChanges, toRow } from './targets';

const WAYS = ['type', 'paste', 'generate'] as const;
type Way = (typeof WAYS)[number];

/** The schedule while it is changed: typed, pasted or generated, then looked at, then saved. */
export function TargetsEditor({ kpi, onDone }: { kpi: KpiDetail; onDone: () => void }) {
  const { t } = useTranslation(['kpis', 'common']);
  const [rows, setRows] = useState<TargetRow[]>(() => kpi.targets.map(toRow));
  const [way, setWay] = useState<Way>('type');
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const save = useSetTargets(kpi.id);
  const { entries, invalid } = readRows(rows);
  const changes = targetChanges(kpi.targets, entries);
  const needsReason = kpi.lifecycle !== 'draft' && changes.some((change) => change.kind !== 'new');

  function take(added: TargetRow[]) {
    setRows(mergeRows(rows, added));
    setWay('type');
  }

  async function submit(event: FormEvent) {
    event.preventDefault();
    const unexplained = needsReason && reason.trim() === '';
    setMissing(unexplained);
    if (unexplained || invalid.size > 0) return;
    await save
      .mutateAsync(
        {
          targets: changes.flatMap((change) => (change.after ? [change.after] : [])),
          remove: changes.filter((change) => change.kind === 'removed').map((change) => change.from),
          reason: reason.trim() || null,
          expectedVersion: kpi.version,
        },
        {
          onSuccess: () => {
            notifyDone(t('targets.saved'));
            onDone();
          },
        },
      )
      .catch(() => undefined); // shown below
  }

  return (
    <form onSubmit={submit} noValidate>
      <Group justify="space-between" mb="sm">
        <Segmented
          label={t('targets.way')}
          value={way}
          onChange={setWay}
          options={WAYS.map((value) => ({ value, label: t(`targets.ways.${value}`) }))}
        />
      </Group>
      <div className={classes.columns}>
        <div>
          {way === 'paste' && <PasteTargets kpi={kpi} onTake={take} />}
          {way === 'generate' && <GenerateTargets kpi={kpi} onTake={take} />}
          {way === 'type' && <TargetRows kpi={kpi} rows={rows} invalid={invalid} onChange={setRows} />}
        </div>
        <div>
          <TargetPreview kpi={kpi} changes={changes} />
          {needsReason && (
            <Textarea
              mt="md"
              label={t('common:reason.label')}
              description={t('common:reason.hint')}
              required
              autosize
              minRows={2}
              maxLength={500}
              value={reason}
              error={missing && reason.trim() === '' && t('common:reason.missing')}
              onChange={(event) => setReason(event.currentTarget.value)}
            />
          )}
          {save.error !== null && (
            <div className={classes.error}>
              <ErrorNotice error={save.error} listFields />
              {toProblem(save.error).status === 409 && <Text size="sm">{t('targets.conflict')}</Text>}
            </div>
          )}
          <Group mt="md" gap="sm">
            <Button type="submit" loading={save.isPending} disabled={changes.length === 0 || invalid.size > 0}>
              {t('targets.save', { count: changes.length })}
            </Button>
            <Button variant="default" onClick={onDone}>
              {t('common:cancel')}
            </Button>
          </Group>
        </div>
      </div>
    </form>
  );
}
