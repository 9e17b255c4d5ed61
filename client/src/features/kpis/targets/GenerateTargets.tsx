import { Button, NumberInput, Radio } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { KpiDetail, TargetMethod } from '@/api/generated';
import { useSession } from '@/shared/session';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { useCalendar } from '@/ui/LocaleSettings';
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
  const calendar = useCalendar();
  const { organization } = useSession();
  const { frequency, baseline } = kpi.definition;
  const kind = kindOfFrequency(frequency);
  const propose = useProposeTargets();
  const [method, setMethod] = useState<TargetMethod>('straight-line');
  const [from, setFrom] = useState(calendar.of(organization.today, kind).key);
  const [to, setTo] = useState(calendar.of(calendar.of(organization.today, 'year').end, kind).key);
  const [figures, setFigures] = useState<Record<Figure, number | null>>({
    start: baseline,
    end: null,
    growthPercent: null,
    floorPercent: null,
    stretchPercent: null,
  });
  const needed = NEEDS[method];
  const limits: readonly Figure[] = hasLimits(kpi) ? ['floorPercent', 'stretchPercent'] : [];
  const complete = needed.every((figure) => figures[figure] !== null) && from <= to;

  const only = (figure: Figure) => (needed.includes(figure) || limits.includes(figure) ? figures[figure] : null);
  async function generate() {
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
    <div className={classes.form}>
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
        {[...needed, ...limits].map((figure) => (
          <NumberInput
            key={figure}
            label={t(`targets.generate.${figure === 'start' && method === 'constant' ? 'value' : figure}`)}
            required={needed.includes(figure)}
            hideControls
            thousandSeparator=","
            suffix={figure.endsWith('Percent') ? '%' : undefined}
            value={figures[figure] ?? ''}
            onChange={(value) => setFigures({ ...figures, [figure]: typeof value === 'number' ? value : null })}
          />
        ))}
      </div>
      <ErrorNotice error={propose.error} listFields />
      <Button variant="default" disabled={!complete} loading={propose.isPending} onClick={generate}>
        {t('targets.generate.run')}
      </Button>
    </div>
  );
}
