import type { TFunction } from 'i18next';
import type { ParticipationSegment } from '@/api/generated';
import { wordNumber } from '@/ui/forms';
import type { NumberEntry } from '@/ui/numbers';

/** A dated segment as it is typed. */
export interface SegmentForm {
  key: string;
  from: string;
  to: string;
  unitId: string | null;
  targetAmount: NumberEntry;
}

export interface SegmentFaults {
  from?: string;
  to?: string;
  unitId?: string;
  targetAmount?: string;
}

interface Words {
  t: TFunction<'rewards'>;
  tErrors: TFunction<'errors'>;
}

/** Years that the API takes; a date field gives four digits or more. */
const isSupported = (day: string) => day.length === 10 && day >= '1900' && day < '2201';

/** What of each segment cannot be saved; an overlap is said at the later one. */
export function segmentFaults(segments: readonly SegmentForm[], { t, tErrors }: Words): SegmentFaults[] {
  const required = tErrors('fields.required');
  return segments.map((segment) => {
    const overlaps = segments.some(
      (other) => other !== segment && other.from <= segment.from && segment.from !== '' && segment.from <= other.to,
    );
    const day = (text: string, fault: string | false) =>
      text === '' ? required : fault || (isSupported(text) ? undefined : t('participants.years'));
    return {
      from: day(segment.from, overlaps && t('participants.overlaps')),
      to: day(segment.to, segment.to < segment.from && t('participants.backwards')),
      unitId: segment.unitId ? undefined : required,
      targetAmount: wordNumber(segment.targetAmount, tErrors, { required: true, min: 0 }) ?? undefined,
    };
  });
}

export const isClean = (faults: readonly SegmentFaults[]) =>
  faults.every((fault) => Object.values(fault).every((text) => text === undefined));

export const segmentOf = ({ from, to, unitId, targetAmount }: SegmentForm): ParticipationSegment => ({
  from,
  to,
  unitId: unitId ?? '',
  targetAmount: Number(targetAmount),
});
