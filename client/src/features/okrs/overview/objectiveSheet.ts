import { useTranslation } from 'react-i18next';
import type { KeyResultView, OkrObjectiveItem } from '@/api/generated';
import { day, type Sheet, sheetOf } from '@/ui/export/sheet';

interface Line {
  objective: OkrObjectiveItem;
  keyResult: KeyResultView | null;
}

/** Objectives as a table: one line each, and one for each of their key results. */
export function useObjectiveSheet(): (objectives: readonly OkrObjectiveItem[]) => Sheet {
  const { t } = useTranslation('okrs');
  return (objectives) =>
    sheetOf<Line>(
      objectives.flatMap((objective) => [
        { objective, keyResult: null },
        ...objective.keyResults.filter(({ archived }) => !archived).map((keyResult) => ({ objective, keyResult })),
      ]),
      [
        { header: t('sheet.unit'), cell: ({ objective }) => objective.unitName },
        { header: t('sheet.objective'), cell: ({ objective }) => objective.title },
        { header: t('sheet.keyResult'), cell: ({ keyResult }) => keyResult?.title },
        {
          header: t('sheet.owner'),
          cell: ({ objective, keyResult }) => (keyResult ? keyResult.owner : objective.owner)?.name,
        },
        { header: t('sheet.ambition'), cell: ({ objective }) => t(`ambition.${objective.ambition}`) },
        {
          header: t('sheet.status'),
          cell: ({ objective, keyResult }) => t(`status.${(keyResult ?? objective).reading.status}`),
        },
        {
          header: t('sheet.progress'),
          percent: true,
          cell: ({ objective, keyResult }) => (keyResult ?? objective).reading.progress,
        },
        {
          header: t('sheet.pace'),
          percent: true,
          cell: ({ objective, keyResult }) => (keyResult ? null : objective.reading.pace),
        },
        {
          header: t('sheet.confidence'),
          cell: ({ objective, keyResult }) => (keyResult ?? objective).reading.confidence,
        },
        {
          header: t('sheet.score'),
          cell: ({ objective, keyResult }) => keyResult?.score ?? (keyResult ? null : objective.reading.score),
        },
        { header: t('sheet.current'), cell: ({ keyResult }) => keyResult?.reading.current },
        { header: t('sheet.start'), cell: ({ keyResult }) => keyResult?.measure.start },
        { header: t('sheet.target'), cell: ({ keyResult }) => keyResult?.measure.target },
        { header: t('sheet.symbol'), cell: ({ keyResult }) => keyResult?.measure.unitSymbol },
        { header: t('sheet.lastCheckIn'), cell: ({ keyResult }) => day(keyResult?.reading.lastCheckInOn) },
      ],
    );
}
