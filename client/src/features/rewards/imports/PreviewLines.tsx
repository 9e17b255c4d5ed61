import { useTranslation } from 'react-i18next';
import type { ParticipantImportLine, ParticipationSegment } from '@/api/generated';
import { DataTable } from '@/ui/DataTable';
import { useFormat } from '@/ui/format';
import { useLocaleSettings } from '@/ui/LocaleSettings';
import { wordProblem } from '@/ui/words';
import { usePayFormat } from '../figures';

/** Each line as it was understood, or as it was written where it was not, with what becomes of it and why. */
export function PreviewLines({ lines }: { lines: readonly ParticipantImportLine[] }) {
  const { t } = useTranslation('rewards');
  const { t: tErrors } = useTranslation('errors');
  const format = useFormat();
  const pay = usePayFormat(useLocaleSettings().currency);
  const segmentText = ({ from, to, targetAmount }: ParticipationSegment) =>
    `${format.range(format.date(from), format.date(to))} · ${pay.money(targetAmount)}`;
  const writtenText = ({ listed }: ParticipantImportLine) =>
    t('participantImport.written', {
      text: [listed.unit, listed.from, listed.to, listed.targetAmount].filter(Boolean).join(' · '),
    });
  const what = (line: ParticipantImportLine) =>
    line.segment ? [line.unitName, segmentText(line.segment)].filter(Boolean).join(' · ') : writtenText(line);
  function why({ code, before, outcome }: ParticipantImportLine) {
    if (code !== null) {
      const words = wordProblem({ status: 422, code, fields: {}, extra: {}, traceId: null }, tErrors);
      return [words.what, words.now].filter(Boolean).join(' ');
    }
    return outcome === 'changed' && before ? t('participantImport.before', { segment: segmentText(before) }) : '';
  }
  const outcome = (line: ParticipantImportLine) => t(`participantImport.outcome.${line.outcome}`);
  const person = ({ person: known, listed }: ParticipantImportLine) => known?.name ?? listed.person;

  return (
    <DataTable
      label={t('participantImport.lines')}
      csvName={t('participantImport.lines')}
      timeless
      rows={lines}
      rowKey={({ listed }) => String(listed.line)}
      empty={null}
      columns={[
        {
          key: 'line',
          header: t('participantImport.line'),
          align: 'end',
          cell: ({ listed }) => format.number(listed.line),
          csv: ({ listed }) => listed.line,
        },
        { key: 'person', header: t('person'), rowHeader: true, cell: person, csv: person },
        { key: 'what', header: t('participants.segments'), wideOnly: true, cell: what, csv: what },
        { key: 'outcome', header: t('participantImport.result'), cell: outcome, csv: outcome },
        { key: 'why', header: t('participantImport.reasonColumn'), cell: why, csv: why },
      ]}
    />
  );
}
