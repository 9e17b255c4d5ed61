import { ActionIcon, Button, Select, SimpleGrid, Text } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useSession } from '@/shared/session';
import { NumberField } from '@/ui/NumberField';
import classes from './Form.module.css';
import { useDefinitionForm } from './formContext';
import { limitsOf } from './formNumbers';
import { ATTAINMENT_MODES } from './options';

/** How a value becomes a score, by direction, and what of the organization's rules is different for this KPI. */
export function ScaleSection() {
  const { t } = useTranslation('kpis');
  const { organization } = useSession();
  const form = useDefinitionForm();
  const { direction } = form.values.definition;
  const number = (name: string, placeholder?: string) => (
    <NumberField
      {...form.getInputProps(`definition.scale.${name}`)}
      {...limitsOf(name, form.values)}
      label={t(`field.${name}` as 'field.cap')}
      placeholder={placeholder}
    />
  );
  if (direction === 'none') return <Text c="dimmed">{t('scale.none')}</Text>;

  return (
    <>
      <Text size="sm" c="dimmed">
        {t(`scale.${direction}`)}
      </Text>
      {direction === 'band' && (
        <SimpleGrid cols={{ base: 2, xs: 4 }} spacing="md">
          {number('lowerFloor')}
          {number('bandLow')}
          {number('bandHigh')}
          {number('upperFloor')}
        </SimpleGrid>
      )}
      {direction === 'custom' && <PointsEditor />}
      {direction === 'decrease' && (
        <Select
          {...form.getInputProps('definition.scale.attainmentMode')}
          label={t('field.attainmentMode')}
          allowDeselect={false}
          data={ATTAINMENT_MODES.map((value) => ({ value, label: t(`attainmentMode.${value}`) }))}
        />
      )}
      <SimpleGrid cols={{ base: 2, xs: 4 }} spacing="md">
        {number('greenAt', String(organization.greenAt))}
        {number('amberAt', String(organization.amberAt))}
        {number('cap', String(organization.scoreCap))}
        {number('graceDays', String(organization.graceDays))}
      </SimpleGrid>
      <Text size="xs" c="dimmed">
        {t('scale.defaults')}
      </Text>
    </>
  );
}

/** The points of a custom scale: a value and the score it earns. */
function PointsEditor() {
  const { t } = useTranslation('kpis');
  const form = useDefinitionForm();
  const path = 'definition.scale.points';
  const { points } = form.values.definition.scale;

  return (
    <div className={classes.points}>
      {points.map((_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a point is its place in the list
        <div key={index} className={classes.point}>
          <NumberField
            {...form.getInputProps(`${path}.${index}.value`)}
            {...limitsOf('value', form.values)}
            aria-label={t('scale.pointValue', { number: index + 1 })}
            placeholder={t('page.value')}
          />
          <span aria-hidden="true">→</span>
          <NumberField
            {...form.getInputProps(`${path}.${index}.score`)}
            aria-label={t('scale.pointScore', { number: index + 1 })}
            placeholder={t('page.score')}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t('scale.removePoint', { number: index + 1 })}
            onClick={() => form.removeListItem(path, index)}
          >
            <IconX size={14} />
          </ActionIcon>
        </div>
      ))}
      {form.errors[path] && (
        <Text size="xs" c="red">
          {form.errors[path]}
        </Text>
      )}
      <Button
        size="compact-sm"
        variant="subtle"
        leftSection={<IconPlus size={14} />}
        onClick={() => form.insertListItem(path, { value: '', score: '' })}
      >
        {t('scale.addPoint')}
      </Button>
    </div>
  );
}
