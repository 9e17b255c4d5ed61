import { Checkbox, NumberInput, Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { MissingPolicy, RollUpSettings } from '@/api/generated';
import { Section } from '@/ui/Page';
import classes from './Editor.module.css';
import { useEditing } from './editing';

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
          <NumberInput
            size="xs"
            label={t('rollUp.carryPeriods')}
            min={1}
            max={12}
            allowDecimal={false}
            clampBehavior="strict"
            defaultValue={carryPeriods ?? 1}
            onBlur={(event) => {
              const given = Number(event.currentTarget.value);
              if (given >= 1 && given !== carryPeriods) revise({ carryPeriods: given });
            }}
          />
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
