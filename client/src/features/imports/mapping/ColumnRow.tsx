import { NativeSelect, TextInput } from '@mantine/core';
import { IconHelpCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ImportColumn, ImportColumnRole, ImportMapping, ImportView, NumberStyle } from '@/api/generated';
import { useCanWrite } from '@/shared/access';
import { useFormat } from '@/ui/format';
import { useCalendar } from '@/ui/LocaleSettings';
import { wordFieldError } from '@/ui/words';
import classes from '../Imports.module.css';
import { isNumeric, originOf, ROLE_GROUPS, withColumn, withRole } from './mapping';

interface Props {
  view: ImportView;
  column: ImportColumn;
  mapping: ImportMapping;
  refused: ReadonlyMap<string, string[]>;
  onChange: (mapping: ImportMapping) => void;
}

/** One column of the file: its name, values out of it, what it is, and how it is read. */
export function ColumnRow({ view, column, mapping, refused, onChange }: Props) {
  const { t } = useTranslation('imports');
  const { t: e } = useTranslation('errors');
  const { canWrite } = useCanWrite();
  const { index } = column;
  const mapped = mapping.columns.find((one) => one.index === index);
  if (!mapped) return null;

  const name = column.name || t('column.unnamed', { number: index + 1 });
  const origin = originOf(view, mapping, index);
  const errorOf = (field: string) =>
    refused
      .get(`${index}.${field}`)
      ?.map((code) => wordFieldError(code, e))
      .join(' ');

  return (
    <li className={classes.column} data-ignored={mapped.role === 'ignore' || undefined}>
      <div className={classes.columnName}>{name}</div>
      <div className={classes.samples}>
        {column.samples.length === 0 ? (
          <span className={classes.muted}>{t('column.blank')}</span>
        ) : (
          column.samples.map((sample) => (
            <span key={sample} className={classes.sample}>
              {sample}
            </span>
          ))
        )}
      </div>
      <div>
        <NativeSelect
          size="xs"
          aria-label={t('column.roleOf', { name })}
          disabled={!canWrite}
          value={mapped.role}
          error={errorOf('role')}
          data={ROLE_GROUPS.map(({ group, roles }) => ({
            group: t(`roleGroup.${group}`),
            items: roles.map((value) => ({ value, label: t(`role.${value}`) })),
          }))}
          onChange={(event) => onChange(withRole(mapping, index, event.currentTarget.value as ImportColumnRole))}
        />
        {origin && <span className={classes.origin}>{t(`origin.${origin}`)}</span>}
      </div>
      <div className={classes.details}>
        {isNumeric(mapped.role) && (
          <NativeSelect
            size="xs"
            aria-label={t('column.numberStyleOf', { name })}
            disabled={!canWrite}
            value={mapped.numberStyle ?? 'point'}
            error={errorOf('numberStyle')}
            data={(['point', 'comma'] as const).map((value) => ({ value, label: t(`numberStyle.${value}`) }))}
            onChange={(event) =>
              onChange(withColumn(mapping, index, { numberStyle: event.currentTarget.value as NumberStyle }))
            }
          />
        )}
        {mapped.role === 'segment' && (
          <TextInput
            size="xs"
            aria-label={t('column.dimensionOf', { name })}
            placeholder={t('column.dimension')}
            maxLength={100}
            readOnly={!canWrite}
            value={mapped.dimension ?? ''}
            error={errorOf('dimension')}
            onChange={(event) => onChange(withColumn(mapping, index, { dimension: event.currentTarget.value || null }))}
          />
        )}
        {mapped.role === 'period-value' && (
          <PeriodOfColumn
            name={name}
            value={mapped.period}
            error={errorOf('period')}
            onChange={(period) => onChange(withColumn(mapping, index, { period }))}
          />
        )}
        <Questions view={view} index={index} />
      </div>
    </li>
  );
}

/** The period that the heading of a column stands for. */
function PeriodOfColumn({
  name,
  value,
  error,
  onChange,
}: {
  name: string;
  value: string | null;
  error: string | undefined;
  onChange: (period: string | null) => void;
}) {
  const { t } = useTranslation('imports');
  const format = useFormat();
  const calendar = useCalendar();
  const { canWrite } = useCanWrite();
  const unreadable = value === null || calendar.parse(value) === null;
  return (
    <TextInput
      size="xs"
      aria-label={t('column.periodOf', { name })}
      placeholder={t('column.period')}
      description={unreadable ? undefined : format.period(value)}
      inputWrapperOrder={['input', 'description', 'error']}
      maxLength={20}
      readOnly={!canWrite}
      value={value ?? ''}
      error={error ?? (unreadable && t('column.periodUnreadable'))}
      onChange={(event) => onChange(event.currentTarget.value.trim() || null)}
    />
  );
}

/** What the column does not settle, and what was taken for granted. */
function Questions({ view, index }: { view: ImportView; index: number }) {
  const { t } = useTranslation('imports');
  const questions = view.questions.filter((question) => question.column === index);
  return questions.map((question) => (
    <p key={question.code} className={classes.question}>
      <IconHelpCircle size={14} aria-hidden="true" />
      <span>{t(`question.${question.code}`, { ...question })}</span>
    </p>
  ));
}
