import { Checkbox, Radio } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { KeyResultView } from '@/api/generated';
import { useFormat } from '@/ui/format';
import { NumberField } from '@/ui/NumberField';
import { unitOf, writeFigure } from '../measure';
import classes from './CheckIn.module.css';
import { type Entry, progressWith, ZONES } from './entry';

interface Props {
  keyResult: KeyResultView;
  entry: Pick<Entry, 'value' | 'milestonesDone'>;
  onChange: (change: Partial<Entry>) => void;
  error?: string | null;
}

/** Where the key result stands: a figure, milestones to tick, a zone, or what its KPI says. */
export function MeasureField(props: Props) {
  const { measure } = props.keyResult;
  return (
    <div>
      {measure.kind === 'metric' && <Figure {...props} />}
      {measure.kind === 'milestones' && <Milestones {...props} />}
      {measure.kind === 'zones' && <Zones {...props} />}
      {measure.kind === 'kpi' && <KpiFigure keyResult={props.keyResult} />}
      <Outcome {...props} />
    </div>
  );
}

function Figure({ keyResult, entry, onChange, error }: Props) {
  const { t } = useTranslation('checkins');
  const format = useFormat();
  const { measure } = keyResult;
  return (
    <NumberField
      data-first
      label={t('value.label')}
      description={t('value.way', {
        start: writeFigure(format, measure, measure.start),
        target: writeFigure(format, measure, measure.target),
      })}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      required
      percent={measure.unitSymbol === '%'}
      className={classes.figure}
      rightSection={format.unit(unitOf(measure)) || undefined}
      rightSectionWidth={format.unit(unitOf(measure)).length > 2 ? 72 : undefined}
      value={entry.value}
      error={error}
      onChange={(value) => onChange({ value })}
    />
  );
}

function Milestones({ keyResult, entry, onChange }: Props) {
  const { t } = useTranslation('checkins');
  const format = useFormat();
  const milestones = keyResult.measure.milestones ?? [];
  const alike = milestones.every(({ weight }) => weight === milestones[0]?.weight);
  return (
    <Checkbox.Group
      label={t('milestones.label')}
      description={t('milestones.done', { done: entry.milestonesDone.length, count: milestones.length })}
      value={entry.milestonesDone}
      onChange={(milestonesDone) => onChange({ milestonesDone })}
    >
      <div className={classes.choices}>
        {milestones.map(({ id, name, weight }, index) => (
          <Checkbox
            key={id}
            value={id}
            label={alike ? name : t('milestones.weighted', { name, weight: format.number(weight, decimalsOf(weight)) })}
            {...(index === 0 && { 'data-first': true })}
          />
        ))}
      </div>
    </Checkbox.Group>
  );
}

const decimalsOf = (value: number) => (String(value).split('.')[1] ?? '').length;

function Zones({ keyResult, entry, onChange, error }: Props) {
  const { t } = useTranslation('checkins');
  const format = useFormat();
  const texts = keyResult.measure.zones;
  const between =
    keyResult.latest?.value != null && !ZONES.some(({ value }) => value === keyResult.latest?.value)
      ? keyResult.latest.value
      : null;
  const options = [
    ...ZONES.map(({ key, value }) => ({ value, label: t(`zones.${key}`), text: key === 'none' ? null : texts?.[key] })),
    ...(between === null ? [] : [{ value: between, label: t('zones.between'), text: null }]),
  ].sort((a, b) => a.value - b.value);
  const chosen = entry.value === '' ? null : String(entry.value);
  return (
    <Radio.Group
      label={t('zones.label')}
      required
      error={error}
      value={chosen}
      onChange={(value) => onChange({ value: Number(value) })}
    >
      <div className={classes.choices}>
        {options.map(({ value, label, text }, index) => (
          <Radio
            key={value}
            value={String(value)}
            label={t('zones.option', { label, value: format.number(value, 1) })}
            description={text}
            {...((chosen === null ? index === 0 : chosen === String(value)) && { 'data-first': true })}
          />
        ))}
      </div>
    </Radio.Group>
  );
}

function KpiFigure({ keyResult }: Pick<Props, 'keyResult'>) {
  const { t } = useTranslation('checkins');
  const format = useFormat();
  const { measure, reading, kpi } = keyResult;
  return (
    <div>
      <p className={classes.label}>{kpi ? t('kpi.of', { name: kpi.name }) : t('kpi.hidden')}</p>
      <p className={`${classes.large} num`}>{writeFigure(format, measure, reading.current)}</p>
      <p className={classes.hint}>{t('kpi.explain')}</p>
    </div>
  );
}

/** What the entry makes of the progress, while one types. */
function Outcome({ keyResult, entry }: Props) {
  const { t } = useTranslation('checkins');
  const format = useFormat();
  const { measure, reading } = keyResult;
  const now = measure.kind === 'kpi' ? reading.progress : progressWith(entry, measure);
  if (now === null) return null;
  const before = measure.kind === 'kpi' ? null : reading.progress;
  const moved = before === null ? 0 : Math.round(now * 100) - Math.round(before * 100);
  return (
    <p className={`${classes.outcome} num`}>
      {moved === 0
        ? t('outcome.same', { progress: format.percent(now) })
        : t('outcome.moved', { progress: format.percent(now), points: format.difference(moved, 0) })}
      {now < 0 && <span className={classes.warned}> {t('outcome.belowStart')}</span>}
    </p>
  );
}
