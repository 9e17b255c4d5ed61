import { Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CheckInView, KeyResultView } from '@/api/generated';
import { useFormat } from '@/ui/format';
import classes from './CheckIn.module.css';
import { type Entry, figureOf } from './entry';
import { useFigureText } from './LastCheckIn';
import { Notice } from './Notice';

interface Props {
  keyResult: KeyResultView;
  theirs: CheckInView;
  mine: Entry;
  busy: boolean;
  onMine: () => void;
  onTheirs: () => void;
}

/** Somebody else checked in while one was typing: both side by side, and the choice of what is to stand. */
export function Overtaken({ keyResult: { measure }, theirs, mine, busy, onMine, onTheirs }: Props) {
  const { t } = useTranslation('checkins');
  const format = useFormat();
  const figure = useFigureText();
  const name = theirs.by?.name ?? t('erased');
  const rows = [
    measure.kind !== 'kpi' && {
      label: t('overtaken.value'),
      theirs: figure(measure, theirs),
      mine: figure(measure, { value: figureOf(mine.value), milestonesDone: mine.milestonesDone }),
    },
    {
      label: t('confidence.short'),
      theirs: format.number(theirs.confidence),
      mine: format.number(mine.confidence),
    },
    { label: t('note.label'), theirs: theirs.note ?? '', mine: mine.note },
    { label: t('blocker.label'), theirs: theirs.blocker ?? '', mine: mine.blocker },
    { label: t('nextSteps.label'), theirs: theirs.nextSteps ?? '', mine: mine.nextSteps },
  ].filter((row) => row !== false);

  return (
    <Notice urgent title={t('overtaken.title', { name })}>
      <p>{t('overtaken.explain')}</p>
      <div className={classes.sides} data-overtaken>
        <dl>
          <div className={classes.sideHead}>
            <dt className="visually-hidden">{t('overtaken.who')}</dt>
            <dd>{t('overtaken.theirs', { name })}</dd>
            <dd>{t('overtaken.mine')}</dd>
          </div>
          {rows
            .filter((row) => row.theirs.trim() !== '' || row.mine.trim() !== '')
            .map((row) => (
              <div key={row.label} data-differs={row.theirs.trim() !== row.mine.trim()}>
                <dt>{row.label}</dt>
                <dd>{row.theirs || t('overtaken.nothing')}</dd>
                <dd>{row.mine || t('overtaken.nothing')}</dd>
              </div>
            ))}
        </dl>
        <Group gap="sm">
          <Button size="xs" loading={busy} onClick={onMine}>
            {t('overtaken.saveMine')}
          </Button>
          <Button size="xs" variant="default" onClick={onTheirs}>
            {t('overtaken.takeTheirs')}
          </Button>
        </Group>
      </div>
    </Notice>
  );
}
