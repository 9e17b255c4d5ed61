import { Button, Group } from '@mantine/core';
import { IconCircleCheck, IconSquareFilled } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { LineDifference, PersonRef, RewardRunView, RunReproduction } from '@/api/generated';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { ExportMenu } from '@/ui/export/ExportMenu';
import { sheetOf } from '@/ui/export/sheet';
import { useFormat } from '@/ui/format';
import { printAlone } from '@/ui/printAlone';
import type { PayFormat } from '../figures';
import classes from '../Rewards.module.css';
import { useReproduce } from '../rewardQueries';

interface Props {
  run: RewardRunView;
  /** Who may be named where a line differs. */
  people: readonly PersonRef[];
  pay: PayFormat;
}

/** Computes the run again from the log and says whether every line and the hash are what they were. */
export function Reproduction({ run, people, pay }: Props) {
  const { t } = useTranslation('rewards');
  const reproduce = useReproduce(run.id);
  return (
    <>
      <p className={classes.muted}>{t('reproduce.what')}</p>
      <Group mt="sm" gap="sm" className="no-print">
        <Button variant="default" loading={reproduce.isPending} onClick={() => reproduce.mutate()}>
          {t('reproduce.now')}
        </Button>
        {reproduce.data && (
          <Button variant="subtle" onClick={(event) => printAlone(event.currentTarget)}>
            {t('reproduce.print')}
          </Button>
        )}
      </Group>
      <ErrorNotice error={reproduce.error} onRetry={() => reproduce.mutate()} />
      <div aria-live="polite">
        {reproduce.data && <Report report={reproduce.data} run={run} people={people} pay={pay} />}
      </div>
    </>
  );
}

function Report({ report, run, people, pay }: Props & { report: RunReproduction }) {
  const { t } = useTranslation('rewards');
  const format = useFormat();
  const name = ({ personId }: LineDifference) => people.find(({ id }) => id === personId)?.name ?? t('someone');
  const facts = [
    [t('reproduce.at'), format.dateTime(report.at)],
    [t('knownAt'), format.dateTime(report.knownAt)],
    [t('run.lines'), format.number(report.lines)],
    ...(run.awardsOnly
      ? []
      : [
          [t('reproduce.due'), pay.money(report.due)],
          [t('reproduce.recomputedDue'), pay.money(report.recomputedDue)],
        ]),
    [t('reproduce.hash'), report.hash],
    [t('reproduce.recomputedHash'), report.recomputedHash ?? t('reproduce.noHash')],
  ];
  return (
    <div className={classes.report}>
      <p className={classes.mark} data-state={report.ok ? 'accepted' : 'rejected'}>
        {report.ok ? (
          <IconCircleCheck size={18} aria-hidden="true" />
        ) : (
          <IconSquareFilled size={16} aria-hidden="true" />
        )}
        <strong>
          {report.ok ? t('reproduce.same') : t('reproduce.differs', { count: report.differences.length })}
        </strong>
      </p>
      <dl className={classes.pairs}>
        {facts.map(([term, value]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd className="num">{value}</dd>
          </div>
        ))}
      </dl>
      {report.differences.length > 0 && (
        <>
          <ExportMenu
            name={`${t('reproduce.title')} ${run.planName}`}
            title={t('reproduce.title')}
            timeless
            sheet={() =>
              sheetOf(report.differences, [
                { header: t('person'), cell: name },
                ...(run.awardsOnly
                  ? []
                  : [
                      { header: t('reproduce.kept'), cell: (line: LineDifference) => line.kept },
                      { header: t('reproduce.recomputed'), cell: (line: LineDifference) => line.recomputed },
                    ]),
              ])
            }
          />
          <div className={classes.frame}>
            <table className={classes.table} aria-label={t('reproduce.title')}>
              <thead>
                <tr>
                  <th scope="col">{t('person')}</th>
                  {!run.awardsOnly && (
                    <>
                      <th scope="col">{t('reproduce.kept')}</th>
                      <th scope="col">{t('reproduce.recomputed')}</th>
                    </>
                  )}
                </tr>
              </thead>
              <tbody>
                {report.differences.map((line) => (
                  <tr key={line.personId}>
                    <th scope="row">{name(line)}</th>
                    {!run.awardsOnly && (
                      <>
                        <td className="num">{pay.money(line.kept)}</td>
                        <td className="num">{pay.money(line.recomputed)}</td>
                      </>
                    )}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
    </div>
  );
}
