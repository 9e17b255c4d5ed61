import i18n, { type TFunction } from 'i18next';
import type {
  DifferenceCause,
  KpiDifference,
  NodeDifference,
  ScorecardDifference,
  StructureDifference,
} from '@/api/generated';
import { worded } from '@/shared/history/historyWords';
import { detailText } from '@/shared/history/TimelineDetails';
import type { Format } from '@/ui/format';

type T = TFunction<'differences'>;

/** One score on the way from a KPI up to a scorecard's total. */
export interface Step {
  key: string;
  name: string;
  before: number | null;
  after: number | null;
}

/** Scores are written with one decimal: what looks the same is the same. */
export const isSameScore = (before: number | null, after: number | null): boolean =>
  before === null || after === null ? before === after : Math.round(before * 10) === Math.round(after * 10);

const isMove = ({ before, after }: NodeDifference) => !isSameScore(before?.score ?? null, after?.score ?? null);

/** Whether anything of a score is seen to differ. */
export const isSeen = (node: NodeDifference): boolean => isMove(node) || node.before?.status !== node.after?.status;

/** The ways that a KPI's difference took: objective → perspective → scorecard, and on to the objectives these support. */
export function waysOf(kpi: Pick<KpiDifference, 'places'>, scorecards: readonly ScorecardDifference[]): Step[][] {
  const ways: Step[][] = [];
  const seen = new Set<string>();

  function climb(scorecardId: string, objectiveId: string) {
    if (seen.has(objectiveId)) return;
    seen.add(objectiveId);
    const scorecard = scorecards.find(({ beforeId, afterId }) => afterId === scorecardId || beforeId === scorecardId);
    const objective = scorecard?.nodes.find(({ id }) => id === objectiveId);
    if (!scorecard || !objective || !isMove(objective)) return;
    const perspective = scorecard.nodes.find(({ id }) => id === objective.perspectiveId);
    const total = scorecard.nodes.find(({ level }) => level === 'scorecard');
    ways.push(
      [objective, perspective, total]
        .filter((node) => node !== undefined)
        .filter(isMove)
        .map((node) => ({
          key: node.id,
          name: node.name,
          before: node.before?.score ?? null,
          after: node.after?.score ?? null,
        })),
    );
    for (const support of objective.supports) climb(support.scorecardId, support.objectiveId);
  }

  for (const place of kpi.places) climb(place.scorecardId, place.objectiveId);
  return ways;
}

/** `Revenue 80 → 90`. */
export const stepText = ({ name, before, after }: Step, t: T, format: Format) =>
  t('step', { name, before: format.score(before), after: format.score(after) });

/** Why a KPI differs, and what that did to its score, in one sentence. */
export function kpiSentence(kpi: KpiDifference, t: T, format: Format): string {
  const causes = kpi.causes.map((cause) => causeText(cause, kpi, t, format));
  const { before, after } = kpi;
  const score =
    before && after && before.score !== after.score
      ? t('score', { before: format.score(before.score), after: format.score(after.score) })
      : null;
  return [causes.join('; '), score].filter(Boolean).join(' → ');
}

/** The figures that differ, each before and after. */
export function kpiFigures({ before, after, ...unit }: KpiDifference, t: T, format: Format): string[] {
  const pairs = [
    ['value', before?.value, after?.value],
    ['target', before?.target, after?.target],
    ['floor', before?.floor, after?.floor],
    ['stretch', before?.stretch, after?.stretch],
  ] as const;
  return pairs
    .filter(([, was, is]) => (was ?? null) !== (is ?? null))
    .map(([name, was, is]) => t(`figure.${name}`, { before: format.value(was, unit), after: format.value(is, unit) }));
}

function causeText(cause: DifferenceCause, kpi: KpiDifference, t: T, format: Format): string {
  if (cause.kind === 'another-period')
    return t('cause.anotherPeriod', {
      before: format.period(kpi.before?.period),
      after: format.period(kpi.after?.period),
    });
  if (!cause.event) return t('cause.timePassed');
  const { event } = cause;
  const several = event.details.length;
  const key =
    event.kind === 'kpi-targets-set' && event.before === null && event.after === null
      ? 'kpi-targets-set-many'
      : event.kind;
  const known = i18n.exists(`cause.${key}`, { ns: 'differences' });
  const text = t(`cause.${known ? key : 'other'}` as 'cause.other', {
    kind: worded(`kind.${event.kind}`, event.kind),
    period: event.period ? format.period(event.period) : '',
    before: format.value(event.before, cause.via ?? kpi),
    after: format.value(event.after, cause.via ?? kpi),
    count: several,
    fields: event.details.map((detail) => worded(`field.${detail.name}`, detail.name)).join(', '),
  }).trim();
  return [cause.via && t('cause.via', { name: cause.via.name }), text, byText(cause, t, format)]
    .filter(Boolean)
    .join(' ');
}

/** `(Kim, 20 April 2026, “late invoice”)`. */
export function byText({ event }: DifferenceCause, t: T, format: Format): string {
  if (!event) return '';
  const parts = [
    event.by?.name ?? t('by.system'),
    format.dateTime(event.at),
    event.reason && t('by.reason', { reason: event.reason }),
  ];
  return `(${parts.filter(Boolean).join(', ')})`;
}

/** What became of a part of the structure. */
export function structureText(change: StructureDifference, t: T, format: Format): string {
  const detail = change.details[0];
  const write = (text: string | null | undefined) =>
    text === null || text === undefined ? t('none') : detailText(text, detail?.name ?? '', null, format);
  const weight = change.details.find(({ name }) => name === 'weight');
  return t(`structure.${change.subject.thing}.${change.kind}` as 'structure.objective.added', {
    perspective: change.perspective ?? '',
    objective: change.objective ?? '',
    kpi: change.kpi ?? t('hidden'),
    other: change.other ?? t('hidden'),
    before: write(detail?.before),
    after: write(detail?.after),
    weight: format.number(Number(weight?.after ?? weight?.before ?? 0), 0),
    details: change.details
      .map(({ name, before, after }) => `${worded(`field.${name}`, name)} ${write(before)} → ${write(after)}`)
      .join(', '),
  });
}
