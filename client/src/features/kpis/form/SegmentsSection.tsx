import { ActionIcon, Button, Select, Text, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDefinitionForm } from './formContext';
import classes from './SegmentsSection.module.css';
import { defaultRollUp, type HeldDimension, pastedNames, proposeSegmentCode, rollUpsFor } from './segmentValues';

const PATH = 'definition.segments.dimensions';
const MAX_DIMENSIONS = 5;
const MAX_MEMBERS = 100;

/** The dimensions that the KPI's values are told apart by, each with its members. */
export function SegmentsSection() {
  const { t } = useTranslation('kpis');
  const form = useDefinitionForm();
  const { dimensions } = form.values.definition.segments;
  // What was saved keeps its code when its name changes: the code is what values are kept under.
  const [kept] = useState(
    () => new Set(dimensions.flatMap((dimension) => [dimension, ...dimension.members]).map(({ code }) => code)),
  );
  const refused = form.errors['definition.segments'];

  return (
    <>
      <Text size="sm" c="dimmed">
        {t('segments.explain')}
      </Text>
      {dimensions.map((dimension, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a dimension is its place in the list
        <DimensionEditor key={index} dimension={dimension} index={index} kept={kept} />
      ))}
      {refused && (
        <Text size="sm" c="red" role="alert">
          {refused}
        </Text>
      )}
      <div>
        <Button
          size="compact-sm"
          variant="subtle"
          leftSection={<IconPlus size={14} />}
          disabled={dimensions.length >= MAX_DIMENSIONS}
          onClick={() =>
            form.insertListItem(PATH, { code: '', name: '', members: [{ code: '', name: '' }], rollUp: '' })
          }
        >
          {t('segments.addDimension')}
        </Button>
      </div>
    </>
  );
}

interface DimensionProps {
  dimension: HeldDimension;
  index: number;
  /** Codes that were saved before. */
  kept: ReadonlySet<string>;
}

function DimensionEditor({ dimension, index, kept }: DimensionProps) {
  const { t } = useTranslation('kpis');
  const form = useDefinitionForm();
  const { definition } = form.values;
  const path = `${PATH}.${index}`;
  const others = definition.segments.dimensions.filter((other) => other !== dimension).map(({ code }) => code);
  const words = { name: dimension.name || t('segments.dimension', { number: index + 1 }) };

  return (
    <fieldset className={classes.dimension}>
      <legend className="visually-hidden">{words.name}</legend>
      <div className={classes.head}>
        <TextInput
          {...form.getInputProps(`${path}.name`)}
          label={t('segments.dimensionName')}
          placeholder={t('segments.dimensionHint')}
          required
          maxLength={200}
          onChange={(event) => {
            const name = event.currentTarget.value;
            const follows = !kept.has(dimension.code) && dimension.code === proposeSegmentCode(dimension.name, others);
            form.setFieldValue(`${path}.name`, name);
            if (follows) form.setFieldValue(`${path}.code`, proposeSegmentCode(name, others));
          }}
        />
        <TextInput {...form.getInputProps(`${path}.code`)} label={t('field.code')} required maxLength={40} />
        <Select
          {...form.getInputProps(`${path}.rollUp`)}
          label={t('segments.rollUp')}
          allowDeselect={false}
          data={[
            {
              value: '',
              label: t('segments.byDefault', { rollUp: t(`segmentRollUp.${defaultRollUp(definition as never)}`) }),
            },
            ...rollUpsFor(definition as never).map((value) => ({ value, label: t(`segmentRollUp.${value}`) })),
          ]}
        />
        <ActionIcon
          className={classes.remove}
          variant="subtle"
          color="gray"
          size="lg"
          aria-label={t('segments.removeDimension', words)}
          onClick={() => form.removeListItem(PATH, index)}
        >
          <IconX size={16} />
        </ActionIcon>
      </div>
      <Members dimension={dimension} path={`${path}.members`} kept={kept} />
    </fieldset>
  );
}

function Members({ dimension, path, kept }: { dimension: HeldDimension; path: string; kept: ReadonlySet<string> }) {
  const { t } = useTranslation('kpis');
  const form = useDefinitionForm();
  const { members } = dimension;

  /** Pasted lines fill this row and further ones. */
  function paste(at: number, names: readonly string[]) {
    const room = MAX_MEMBERS - members.length + 1;
    const taken = members.map(({ code }) => code);
    const added = names.slice(0, room).map((name) => {
      const code = proposeSegmentCode(name, taken);
      taken.push(code);
      return { name, code };
    });
    form.setFieldValue(path, [...members.slice(0, at), ...added, ...members.slice(at + 1)]);
  }

  return (
    <div className={classes.members}>
      <Text size="sm" fw={500}>
        {t('segments.members')}
      </Text>
      {members.map((member, at) => {
        const others = members.filter((other) => other !== member).map(({ code }) => code);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a member is its place in the list
          <div key={at} className={classes.member}>
            <TextInput
              {...form.getInputProps(`${path}.${at}.name`)}
              aria-label={t('segments.memberName', { number: at + 1 })}
              placeholder={t('segments.memberHint')}
              maxLength={200}
              onPaste={(event) => {
                const names = pastedNames(event.clipboardData.getData('text/plain'));
                if (names === null || member.name !== '') return;
                event.preventDefault();
                paste(at, names);
              }}
              onChange={(event) => {
                const name = event.currentTarget.value;
                const follows = !kept.has(member.code) && member.code === proposeSegmentCode(member.name, others);
                form.setFieldValue(`${path}.${at}.name`, name);
                if (follows) form.setFieldValue(`${path}.${at}.code`, proposeSegmentCode(name, others));
              }}
            />
            <TextInput
              {...form.getInputProps(`${path}.${at}.code`)}
              aria-label={t('segments.memberCode', { number: at + 1 })}
              placeholder={t('field.code')}
              maxLength={40}
            />
            <ActionIcon
              variant="subtle"
              color="gray"
              size="lg"
              aria-label={t('segments.removeMember', { name: member.name || at + 1 })}
              onClick={() => form.removeListItem(path, at)}
            >
              <IconX size={14} />
            </ActionIcon>
          </div>
        );
      })}
      {form.errors[path] && (
        <Text size="xs" c="red">
          {form.errors[path]}
        </Text>
      )}
      <Button
        size="compact-sm"
        variant="subtle"
        leftSection={<IconPlus size={14} />}
        disabled={members.length >= MAX_MEMBERS}
        onClick={() => form.insertListItem(path, { code: '', name: '' })}
      >
        {t('segments.addMember')}
      </Button>
      {members.some((member) => kept.has(member.code)) && (
        <Text size="xs" c="dimmed">
          {t('segments.retire')}
        </Text>
      )}
    </div>
  );
}
