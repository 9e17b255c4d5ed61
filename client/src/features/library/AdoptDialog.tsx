import { Checkbox, Select, Text } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LibraryKpi } from '@/api/generated';
import { newId } from '@/api/ids';
import { useSession } from '@/shared/session';
import { unitsQuery, unitTree, useChosenUnit } from '@/shared/units';
import { ConfirmReason } from '@/ui/ConfirmReason';
import { notifyDone } from '@/ui/notify';
import classes from './Library.module.css';
import { libraryName } from './LibraryList';
import { useAdoptKpi } from './libraryQueries';

/** Asks only whose KPI it will be, creates the draft and goes there. */
export function AdoptDialog({ kpi, onClose }: { kpi: LibraryKpi; onClose: () => void }) {
  const { t, i18n } = useTranslation('library');
  const navigate = useNavigate();
  const { permissions } = useSession();
  const { data: units } = useSuspenseQuery(unitsQuery());
  const [chosen] = useChosenUnit();
  const own = permissions.find((scope) => scope.permission === 'define-kpis')?.unitIds[0];
  const [unitId, setUnitId] = useState(chosen?.id ?? own ?? units[0]?.id ?? '');
  // The same draft through every attempt.
  const [kpiId] = useState(newId);
  const [calculate, setCalculate] = useState(kpi.formula !== null);
  const adopt = useAdoptKpi(kpi.code);
  const name = libraryName(kpi, i18n.language);

  return (
    <ConfirmReason
      opened
      onClose={onClose}
      title={t('adoptTitle', { name })}
      confirmLabel={t('adoptAndGo')}
      reason={false}
      onConfirm={async () => {
        await adopt.mutateAsync({
          kpiId,
          code: kpi.code,
          ownerUnitId: unitId,
          ownerPersonId: null,
          locale: i18n.language,
          calculate,
        });
        notifyDone(t('done', { name }));
        await navigate({
          to: `/kpis/${kpiId}` as string,
          search: (previous: object) => ({ ...previous, tab: 'definition' }),
        });
      }}
    >
      <Text size="sm">{t('adoptExplain')}</Text>
      <Select
        label={t('unit')}
        description={t('unitHint')}
        allowDeselect={false}
        searchable
        openOnFocus={false}
        data={unitTree(units.filter((unit) => !unit.closed)).map(({ unit, depth }) => ({
          value: unit.id,
          label: `${'\u2003'.repeat(depth)}${unit.name}`,
        }))}
        value={unitId}
        onChange={(value) => value && setUnitId(value)}
        data-autofocus
      />
      {kpi.formula !== null && (
        <Checkbox
          label={t('calculate')}
          description={<code>{kpi.formula}</code>}
          checked={calculate}
          onChange={(event) => setCalculate(event.currentTarget.checked)}
        />
      )}
      {calculate && kpi.missingInputs.length > 0 && (
        <div>
          <Text size="sm">{t('inputsCreated')}</Text>
          <ul className={classes.inputs}>
            {kpi.missingInputs.map((input) => (
              <li key={input.code}>
                {i18n.language === 'ko' ? input.nameKo : input.nameEn} <code>{input.code}</code>
              </li>
            ))}
          </ul>
        </div>
      )}
    </ConfirmReason>
  );
}
