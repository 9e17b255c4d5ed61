import { Button, Radio } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { KpiDetail, TargetMethod } from '@/api/generated';
import { useSession } from '@/shared/session';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { focusFirstRefused, wordNumber } from '@/ui/forms';
import { useCalendar } from '@/ui/LocaleSettings';
import { NumberField } from '@/ui/NumberField';
import type { NumberEntry } from '@/ui/numbers';
import { PeriodField } from '@/ui/PeriodField';
import { kindOfFrequency } from '@/ui/periods';
import { useProposeTargets } from '../kpiQueries';
import classes from './Targets.module.css';
import { hasLimits } from './TargetsTab';
import { type TargetRow, toRow } from './targets';

const METHODS: readonly TargetMethod[] = ['constant', 'straight-line', 'growth-on-last-year'];
type Figure = 'start' | 'end' | 'growthPercent' | 'floorPercent' | 'stretchPercent';

/** Which figures a rule needs. */
const NEEDS: Record<TargetMethod, readonly Figure[]> = {
  constant: ['start'],
  'straight-line': ['start', 'end'],
  'growth-on-last-year': ['growthPercent'],
};

/** Targets worked out by a rule: constant, a straight line, or last year's values and some percent more. */
export function GenerateTargets({ kpi, onTake }: { kpi: KpiDetail; onTake: (rows: TargetRow[]) => void }) {
  const { t } = useTranslation('kpis');
  const { t: e } = useTranslation('errors');
  const calendar = useCalendar();
  const { organization } = useSession();
  const { frequency, baseline, unitKind } = kpi.definition;
  const kind = kindOfFrequency(frequency);
  const propose = useProposeTargets();
  const [method, setMethod] = useState<TargetMethod>('straight-line');
  const [from, setFrom] = useState(calendar.of(organization.today, kind).key);
  const [to, setTo] = useState(calendar.of(calendar.of(organization.today, 'year').end, kind).key);
  const [figures, setFigures] = useState<Record<Figure, NumberEntry>>({
    start: baseline ?? '',
    end: '',
    growthPercent: '',
    floorPercent: '',
    stretchPercent: '',
  });
  const [asked, setAsked] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const needed = NEEDS[method];
  const limits: readonly Figure[] = hasLimits(kpi) ? ['floorPercent', 'stretchPercent'] : [];
  const shown = [...needed, ...limits];
  const limitsOf = (figure: Figure) => ({ percent: figure.endsWith('Percent') || unitKind === 'percent' });
  const faultOf = (figure: Figure) =>
    wordNumber(figures[figure], e, { ...limitsOf(figure), required: needed.includes(figure) });

  const only = (figure: Figure) => {
    const entry = figures[figure];
    return shown.includes(figure) && typeof entry === 'number' ? entry : null;
  };
  async function generate() {
    const refused = from > to || shown.some((figure) => faultOf(figure) !== null);
    setAsked(refused);
    if (refused) {
      focusFirstRefused(box.current);
      return;
    }
    const entries = await propose
      .mutateAsync({
        kpiId: kpi.id,
        frequency,
        method,
        from,
        to,
        start: only('start'),
        end: only('end'),
        growthPercent: only('growthPercent'),
        floorPercent: only('floorPercent'),
        stretchPercent: only('stretchPercent'),
      })
      .catch(() => null); // shown below
    if (entries) onTake(entries.map(toRow));
  }

  return (
    <div ref={box} className={classes.form}>
      <Radio.Group
        label={t('targets.generate.method')}
        value={method}
        onChange={(value) => setMethod(value as TargetMethod)}
      >
        {METHODS.map((value) => (
          <Radio key={value} mt={8} value={value} label={t(`targets.generate.methods.${value}`)} />
        ))}
      </Radio.Group>
      <div className={classes.pair}>
        <PeriodField
          label={t('targets.generate.from')}
          frequency={frequency}
          today={organization.today}
          value={from}
          onChange={setFrom}
        />
        <PeriodField
          label={t('targets.generate.to')}
          frequency={frequency}
          today={organization.today}
          value={to}
          onChange={setTo}
          error={from > to && t('targets.generate.order')}
        />
        {shown.map((figure) => (
          <NumberField
            key={figure}
            label={t(`targets.generate.${figure === 'start' && method === 'constant' ? 'value' : figure}`)}
            required={needed.includes(figure)}
            {...limitsOf(figure)}
            rightSection={figure.endsWith('Percent') ? '%' : undefined}
            value={figures[figure]}
            error={asked && faultOf(figure)}
            onChange={(value) => setFigures({ ...figures, [figure]: value })}
          />
        ))}
      </div>
      <ErrorNotice error={propose.error} listFields />
      <Button variant="default" loading={propose.isPending} onClick={generate}>
        {t('targets.generate.run')}
      </Button>
    </div>
  );
}
