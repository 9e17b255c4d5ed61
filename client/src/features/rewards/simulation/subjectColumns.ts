import { useTranslation } from 'react-i18next';
import type { PersonRef } from '@/api/generated';
import type { Column } from '@/ui/DataTable';
import { useFormat } from '@/ui/format';

/** The columns that tables of a simulation begin with: what a line is about. */
export function useSubjectColumns() {
  const { t } = useTranslation('rewards');
  const format = useFormat();
  const period = <Row extends { period: string }>(): Column<Row> => ({
    key: 'period',
    header: t('period'),
    cell: (row) => format.period(row.period),
    csv: (row) => format.period(row.period),
  });
  const unit = <Row extends { unitName: string }>(): Column<Row> => ({
    key: 'unit',
    header: t('unit'),
    cell: ({ unitName }) => unitName,
    sortBy: ({ unitName }) => unitName,
    csv: ({ unitName }) => unitName,
  });
  const person = <Row extends { person: PersonRef }>(): Column<Row> => ({
    key: 'person',
    header: t('person'),
    cell: (row) => row.person.name || t('someone'),
    sortBy: (row) => row.person.name,
    csv: (row) => row.person.name,
  });
  return { period, unit, person };
}
