import type { TFunction } from 'i18next';
import type { ProofEvent } from '@/api/generated';
import { moment, type Sheet, sheetOf } from '@/ui/export/sheet';

/** The events of a stream as they are stored, each with its hash and whether it holds. */
export const proofSheet = (
  events: readonly ProofEvent[],
  typeInWords: (type: string) => string,
  t: TFunction<'integrity'>,
): Sheet =>
  sheetOf(events, [
    { header: t('version'), cell: (event) => event.version },
    { header: t('position'), cell: (event) => event.position },
    { header: t('recordedAt'), cell: (event) => moment(event.recordedAt) },
    { header: t('type'), cell: (event) => typeInWords(event.type) },
    { header: t('storedType'), cell: (event) => event.type },
    { header: t('by'), cell: (event) => event.by?.name },
    { header: t('reason'), cell: (event) => event.reason },
    { header: t('data'), cell: (event) => event.data },
    { header: t('hash'), cell: (event) => event.hash },
    { header: t('proof'), cell: (event) => t(event.ok ? 'intact' : 'broken') },
  ]);
