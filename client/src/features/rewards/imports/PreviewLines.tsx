import { useTranslation } from 'react-i18next';
import type { ParticipantImportFault, ParticipantImportLine, ParticipationSegment } from '@/api/generated';
import { DataTable } from '@/ui/DataTable';
import { useFormat } from '@/ui/format';
import { useLocaleSettings } from '@/ui/LocaleSettings';
import { wordProblem } from '@/ui/words';
import { usePayFormat } from '../figures';
import classes from '../Rewards.module.css';

/** Each line as it was understood, or as it was written where it was not, with what becomes of it and everything that is wrong with it. */
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
  const othersText = ({ with: other, withLine }: ParticipantImportFault) =>
    other === null
      ? null
      : t(withLine === null ? 'participantImport.withStanding' : 'participantImport.withLine', {
          segment: segmentText(other),
          line: format.number(withLine),
        });
  function faultText(fault: ParticipantImportFault) {
    const words = wordProblem({ status: 422, code: fault.code, fields: {}, extra: {}, traceId: null }, tErrors);
    const said = [words.what, othersText(fault), words.now].filter(Boolean).join(' ');
    return fault.field === null ? said : `${t(`participantImport.field.${fault.field}`)}: ${said}`;
  }
  const changed = ({ before, outcome }: ParticipantImportLine) =>
    outcome === 'changed' && before ? t('participantImport.before', { segment: segmentText(before) }) : '';
  const why = (line: ParticipantImportLine) =>
    line.faults.length === 0 ? (
      changed(line)
    ) : (
      <ul className={classes.faults}>
        {line.faults.map((fault) => (
          <li key={`${fault.field} ${fault.code}`}>{faultText(fault)}</li>
        ))}
      </ul>
    );
  const whyText = (line: ParticipantImportLine) =>
    line.faults.length === 0 ? changed(line) : line.faults.map(faultText).join(' / ');
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
        {
          key: 'person',
          header: t('person'),
          rowHeader: true,
          cell: (line) => (
            <>
              {person(line)}
              <span className={classes.narrowOnly}>{outcome(line)}</span>
            </>
          ),
          csv: person,
        },
        { key: 'what', header: t('participants.segments'), wideOnly: true, cell: what, csv: what },
        { key: 'outcome', header: t('participantImport.result'), wideOnly: true, cell: outcome, csv: outcome },
        { key: 'why', header: t('participantImport.reasonColumn'), cell: why, csv: whyText },
      ]}
    />
  );
}
