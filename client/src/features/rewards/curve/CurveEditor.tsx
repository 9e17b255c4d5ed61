import { ActionIcon, Button, Select } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { NumberField } from '@/ui/NumberField';
import { type PlanForm, type PointForm, pointOf } from '../plans/planForm';
import { CurveChart } from './CurveChart';
import classes from './CurveEditor.module.css';
import { CurveWords } from './CurveWords';

const SEGMENTS = ['interpolate', 'step-down', 'step-up'] as const;

interface Props {
  form: UseFormReturnType<PlanForm>;
  /** Path of the points in the form. */
  path: string;
  points: PointForm[];
  readOnly: boolean;
}

/** The points of a curve as a table, beside them the curve drawn and in words. */
export function CurveEditor({ form, path, points, readOnly }: Props) {
  const { t } = useTranslation('rewards');
  const drawable = points.length > 0 && points.every(isWhole) && rising(points);

  function add() {
    const last = points.at(-1);
    const before = points.at(-2);
    const number = (entry: PointForm['factor'] | undefined, otherwise: number) =>
      typeof entry === 'number' ? entry : otherwise;
    const step = number(last?.attainment, 100) - number(before?.attainment, number(last?.attainment, 100) - 10);
    form.insertListItem(path, {
      attainment: number(last?.attainment, 90) + Math.max(step, 1),
      factor: number(last?.factor, 100),
      toNext: 'interpolate',
    } satisfies PointForm);
  }

  return (
    <div className={classes.editor}>
      <div>
        <table className={classes.points} aria-label={t('curve.points')}>
          <thead>
            <tr>
              <th scope="col">{t('curve.attainment')}</th>
              <th scope="col">{t('curve.factor')}</th>
              <th scope="col">{t('curve.toNext')}</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {points.map((_, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: points are known by their place only
              <tr key={index}>
                <td>
                  <NumberField
                    size="xs"
                    aria-label={t('curve.attainmentOf', { number: index + 1 })}
                    percent
                    readOnly={readOnly}
                    {...form.getInputProps(`${path}.${index}.attainment`)}
                  />
                </td>
                <td>
                  <NumberField
                    size="xs"
                    aria-label={t('curve.factorOf', { number: index + 1 })}
                    percent
                    readOnly={readOnly}
                    {...form.getInputProps(`${path}.${index}.factor`)}
                  />
                </td>
                <td>
                  {index < points.length - 1 && (
                    <Select
                      size="xs"
                      aria-label={t('curve.toNextOf', { number: index + 1 })}
                      allowDeselect={false}
                      disabled={readOnly}
                      data={SEGMENTS.map((value) => ({ value, label: t(`curve.segment.${value}`) }))}
                      {...form.getInputProps(`${path}.${index}.toNext`)}
                    />
                  )}
                </td>
                <td>
                  {!readOnly && points.length > 1 && (
                    <ActionIcon
                      variant="subtle"
                      color="gray"
                      aria-label={t('curve.remove', { number: index + 1 })}
                      onClick={() => form.removeListItem(path, index)}
                    >
                      <IconTrash size={14} />
                    </ActionIcon>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        {!readOnly && points.length < 50 && (
          <Button
            size="compact-sm"
            variant="subtle"
            leftSection={<IconPlus size={14} aria-hidden="true" />}
            onClick={add}
          >
            {t('curve.add')}
          </Button>
        )}
      </div>
      {drawable ? (
        <div>
          <CurveChart points={points.map(pointOf)} />
          <CurveWords points={points.map(pointOf)} />
        </div>
      ) : (
        <p className={classes.muted}>{t('curve.notDrawable')}</p>
      )}
    </div>
  );
}

const isWhole = ({ attainment, factor }: PointForm) => typeof attainment === 'number' && typeof factor === 'number';

const rising = (points: readonly PointForm[]) =>
  points.every((point, index) => index === 0 || Number(point.attainment) > Number(points[index - 1]?.attainment));
