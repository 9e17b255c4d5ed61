import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { KpiDetail } from '@/api/generated';
import { useSession } from '@/shared/session';
import { useCalendar } from '@/ui/LocaleSettings';
import { PeriodField } from '@/ui/PeriodField';
import { kindOfFrequency } from '@/ui/periods';
import classes from './Targets.module.css';
import { pasteTargets } from './targetPaste';
import type { TargetRow } from './targets';

/** A block from a spreadsheet: period, target, floor, stretch; or figures only, from a period on. */
export function PasteTargets({ kpi, onTake }: { kpi: KpiDetail; onTake: (rows: TargetRow[]) => void }) {
  const { t } = useTranslation('kpis');
  const calendar = useCalendar();
  const { organization } = useSession();
  const { frequency } = kpi.definition;
  const [text, setText] = useState('');
  const [start, setStart] = useState(calendar.of(organization.today, kindOfFrequency(frequency)).key);
  const { rows, unreadable } = pasteTargets(text, frequency, start, calendar);

  return (
    <div className={classes.form}>
      <Textarea
        label={t('targets.paste.label')}
        description={t('targets.paste.hint')}
        autosize
        minRows={6}
        maxRows={16}
        classNames={{ input: classes.block }}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        data-autofocus
      />
      <PeriodField
        label={t('targets.paste.start')}
        frequency={frequency}
        today={organization.today}
        value={start}
        onChange={setStart}
      />
      <p className={classes.quiet} aria-live="polite">
        {text.trim() !== '' && t('targets.paste.read', { count: rows.length })}
      </p>
      {unreadable.length > 0 && (
        <ul className={classes.unreadable}>
          {unreadable.map(({ line, text: shown }) => (
            <li key={line}>{t('targets.paste.unreadable', { line, text: shown })}</li>
          ))}
        </ul>
      )}
      <Button variant="default" disabled={rows.length === 0} onClick={() => onTake(rows)}>
        {t('targets.take', { count: rows.length })}
      </Button>
    </div>
  );
}
