import { NativeSelect, Radio } from '@mantine/core';
import { IconHelpCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ImportMapping, ImportView } from '@/api/generated';
import { useCanWrite, useMay } from '@/shared/access';
import { NumberField } from '@/ui/NumberField';
import type { NumberEntry } from '@/ui/numbers';
import classes from '../Imports.module.css';
import { NewKpiFields } from './NewKpiFields';

const DATE_ORDERS = ['year-month-day', 'day-month-year', 'month-day-year'] as const;
const PARTS = ['month', 'quarter', 'half'] as const;

interface Props {
  view: ImportView;
  mapping: ImportMapping;
  /** The year of periods without one, as it was typed. */
  year: NumberEntry;
  onYear: (year: NumberEntry) => void;
  ownerError: string | null;
  onChange: (mapping: ImportMapping) => void;
}

/** The years that periods can lie in. */
export const YEARS = { min: 1900, max: 2200, decimals: 0 };

/** What holds for the whole file: how dates are read, and what becomes of KPIs that do not exist. */
export function MappingSettings({ view, mapping, year, onYear, ownerError, onChange }: Props) {
  const { t } = useTranslation('imports');
  const { canWrite } = useCanWrite();
  const mayDefine = useMay('define-kpis');
  const set = (change: Partial<ImportMapping>) => onChange({ ...mapping, ...change });
  const questions = view.questions.filter((question) => question.column === null);

  return (
    <>
      <fieldset className={classes.settings}>
        <legend>{t('settings.periods')}</legend>
        <NativeSelect
          size="xs"
          label={t('settings.dateOrder')}
          disabled={!canWrite}
          value={mapping.dateOrder}
          data={DATE_ORDERS.map((value) => ({ value, label: t(`dateOrder.${value}`) }))}
          onChange={(event) => set({ dateOrder: event.currentTarget.value as ImportMapping['dateOrder'] })}
        />
        {mapping.columns.some((column) => column.role === 'part-of-year') && (
          <NativeSelect
            size="xs"
            label={t('settings.partOfYear')}
            disabled={!canWrite}
            value={mapping.partOfYear}
            data={PARTS.map((value) => ({ value, label: t(`partOfYear.${value}`) }))}
            onChange={(event) => set({ partOfYear: event.currentTarget.value as ImportMapping['partOfYear'] })}
          />
        )}
        <NumberField
          size="xs"
          w={160}
          label={t('settings.year')}
          placeholder={t('settings.yearNone')}
          {...YEARS}
          step={1}
          readOnly={!canWrite}
          value={year}
          onChange={onYear}
        />
        {questions.map((question) => (
          <p key={question.code} className={`${classes.question} ${classes.wide}`}>
            <IconHelpCircle size={14} aria-hidden="true" />
            <span>{t(`question.${question.code}`, { ...question })}</span>
          </p>
        ))}
      </fieldset>
      {mayDefine && (
        <fieldset className={classes.settings}>
          <legend>{t('newKpis.title')}</legend>
          <Radio.Group
            className={classes.wide}
            value={mapping.unknownKpis}
            onChange={(value) => set({ unknownKpis: value as ImportMapping['unknownKpis'] })}
            aria-label={t('newKpis.title')}
          >
            <div className={classes.radios}>
              <Radio size="xs" value="refuse" disabled={!canWrite} label={t('newKpis.refuse')} />
              <Radio size="xs" value="create" disabled={!canWrite} label={t('newKpis.create')} />
            </div>
          </Radio.Group>
          {mapping.unknownKpis === 'create' && (
            <NewKpiFields mapping={mapping} ownerError={ownerError} onChange={onChange} />
          )}
        </fieldset>
      )}
    </>
  );
}
