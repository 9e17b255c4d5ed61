import { Checkbox, Select } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MissingPolicy, RollUpSettings } from '@/api/generated';
import { NumberField } from '@/ui/NumberField';
import { type NumberEntry, numberFault } from '@/ui/numbers';
import { Section } from '@/ui/Page';
import classes from './Editor.module.css';
import { useEditing } from './editing';

const CARRY_LIMITS = { min: 1, max: 36, decimals: 0 };
const POLICIES: readonly MissingPolicy[] = ['exclude', 'zero', 'carry'];

/** How scores are put together: what a missing score counts, and whether parts may exceed their target. */
export function RollUpEditor() {
  const { t } = useTranslation('scorecards');
  const { scorecard, effectiveFrom, commands, send } = useEditing();
  const { missing, carryPeriods, capChildrenAt100 } = scorecard.rollUp;
  const revise = (change: Partial<RollUpSettings>) =>
    void send(commands.setRollUp({ missing, carryPeriods, capChildrenAt100, effectiveFrom, ...change }));

  return (
    <Section title={t('rollUp.title')}>
      <div className={classes.rollUp}>
        <Select
          size="xs"
          label={t('rollUp.missing')}
          allowDeselect={false}
          value={missing}
          data={POLICIES.map((value) => ({ value, label: t(`rollUp.${value}`) }))}
          onChange={(value) =>
            revise({ missing: value as MissingPolicy, carryPeriods: value === 'carry' ? (carryPeriods ?? 1) : null })
          }
        />
        {missing === 'carry' && (
          <CarryPeriods value={carryPeriods ?? 1} onCommit={(given) => revise({ carryPeriods: given })} />
        )}
        <Checkbox
          size="xs"
          label={t('rollUp.cap')}
          checked={capChildrenAt100}
          onChange={(event) => revise({ capChildrenAt100: event.currentTarget.checked })}
        />
      </div>
    </Section>
  );
}

/** For how many periods an earlier score stands in; saved when one leaves the field. */
function CarryPeriods({ value, onCommit }: { value: number; onCommit: (value: number) => void }) {
  const { t } = useTranslation('scorecards');
  const [entry, setEntry] = useState<NumberEntry>(value);
  return (
    <NumberField
      size="xs"
      label={t('rollUp.carryPeriods')}
      {...CARRY_LIMITS}
      step={1}
      value={entry}
      onChange={setEntry}
      onBlur={() => {
        if (entry === '') setEntry(value);
        else if (typeof entry === 'number' && numberFault(entry, CARRY_LIMITS) === null && entry !== value)
          onCommit(entry);
      }}
    />
  );
}
