import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ApiKeyView } from '@/api/generated';
import { unitsQuery } from '@/shared/units';
import { ConfirmReason } from '@/ui/ConfirmReason';
import { type Column, DataTable } from '@/ui/DataTable';
import { EmptyState } from '@/ui/EmptyState';
import { moment } from '@/ui/export/sheet';
import { useFormat } from '@/ui/format';
import { notifyDone } from '@/ui/notify';
import classes from './ApiKeys.module.css';
import type { Action } from './actions';
import { apiKeysQuery, useRevokeApiKey } from './apiKeyQueries';
import { NewKeyDialog } from './NewKeyDialog';

/** Keys with what they are for, how long they live and when they were used last. */
export function KeyTable({ of }: { of: 'mine' | 'all' }) {
  const { t } = useTranslation('apikeys');
  const format = useFormat();
  const { data: keys } = useSuspenseQuery(apiKeysQuery(of));
  const { data: units } = useSuspenseQuery(unitsQuery());
  const [making, setMaking] = useState(false);
  const [revoking, setRevoking] = useState<ApiKeyView | null>(null);
  const revoke = useRevokeApiKey();

  const unitsOf = (key: ApiKeyView) =>
    key.unitIds.map((id) => units.find((unit) => unit.id === id)?.name ?? t('unknownUnit')).join(', ');
  const actionsOf = (key: ApiKeyView) => key.actions.map((action) => t(`action.${action as Action | 'read'}`));
  const lastUse = (key: ApiKeyView) => (key.lastUsedAt ? format.dateTime(key.lastUsedAt) : t('neverUsed'));
  const personOf = (key: ApiKeyView) => key.person?.name ?? t('erased');

  const columns: Column<ApiKeyView>[] = [
    {
      key: 'name',
      header: t('column.name'),
      rowHeader: true,
      sortBy: (key) => key.name,
      csv: (key) => key.name,
      cell: (key) => (
        <span className={classes.name}>
          <span>{key.name}</span>
          <code className={classes.start}>{`${key.start.slice(0, 12)}…`}</code>
          <span className={`${classes.muted} ${classes.phoneOnly}`}>
            {[of === 'all' && personOf(key), unitsOf(key), t('expiresOn', { at: format.dateTime(key.expiresAt) })]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </span>
      ),
    },
    ...(of === 'all'
      ? [
          {
            key: 'person',
            header: t('column.person'),
            wideOnly: true,
            sortBy: personOf,
            csv: personOf,
            cell: personOf,
          } satisfies Column<ApiKeyView>,
        ]
      : []),
    {
      key: 'actions',
      header: t('column.actions'),
      wideOnly: true,
      csv: (key) => actionsOf(key).join('; '),
      cell: (key) => (
        <span className={classes.tags}>
          {actionsOf(key).map((action) => (
            <span key={action} className={classes.tag}>
              {action}
            </span>
          ))}
        </span>
      ),
    },
    {
      key: 'units',
      header: t('column.units'),
      wideOnly: true,
      sortBy: unitsOf,
      csv: unitsOf,
      cell: unitsOf,
    },
    {
      key: 'used',
      header: t('column.lastUse'),
      wideOnly: true,
      sortBy: (key) => key.lastUsedAt,
      csv: (key) => moment(key.lastUsedAt),
      cell: lastUse,
    },
    {
      key: 'expires',
      header: t('column.expires'),
      wideOnly: true,
      sortBy: (key) => key.expiresAt,
      csv: (key) => moment(key.expiresAt),
      cell: (key) => format.dateTime(key.expiresAt),
    },
    {
      key: 'state',
      header: t('column.state'),
      sortBy: (key) => t(`state.${key.state}`),
      csv: (key) => t(`state.${key.state}`),
      cell: (key) => (
        <span className={key.state === 'active' ? undefined : classes.muted}>{t(`state.${key.state}`)}</span>
      ),
    },
    {
      key: 'revoke',
      header: '',
      align: 'end',
      cell: (key) =>
        (key.state === 'active' || key.state === 'suspended') && (
          <Button
            size="compact-sm"
            variant="default"
            aria-label={t('revoke.of', { name: key.name })}
            onClick={() => setRevoking(key)}
          >
            {t('revoke.action')}
          </Button>
        ),
    },
  ];

  return (
    <>
      <p className={classes.lead}>{t(`explain.${of}`)}</p>
      <DataTable
        label={t(`tab.${of}`)}
        rows={keys}
        rowKey={(key) => key.id}
        columns={columns}
        csvName={t('title')}
        timeless
        tools={
          of === 'mine' && (
            <Button leftSection={<IconPlus size={16} aria-hidden="true" />} onClick={() => setMaking(true)}>
              {t('make.open')}
            </Button>
          )
        }
        empty={<EmptyState message={t(`empty.${of}`)} />}
      />
      {making && <NewKeyDialog onClose={() => setMaking(false)} />}
      <ConfirmReason
        opened={revoking !== null}
        title={t('revoke.title', { name: revoking?.name ?? '' })}
        confirmLabel={t('revoke.confirm')}
        danger
        reason={false}
        onConfirm={async () => {
          if (!revoking) return;
          await revoke.mutateAsync(revoking.id);
          notifyDone(t('revoke.done', { name: revoking.name }));
        }}
        onClose={() => setRevoking(null)}
      >
        {t('revoke.explain')}
      </ConfirmReason>
    </>
  );
}
