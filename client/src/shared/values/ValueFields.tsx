import { ActionIcon, Menu, TextInput } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '@/ui/format';
import { NumberText } from '@/ui/NumberText';
import { StatusBadge } from '@/ui/StatusBadge';
import { startText } from './CellEditor';
import { NOT_APPLICABLE } from './cellInput';
import { cellKey, refOf } from './drafts';
import { type GridCell, partsText, restingText, shownText } from './gridCell';
import { useCellWords } from './useCellWords';
import { useEnterText } from './useEnterText';
import { useDraft, useValueDrafts } from './useValueDrafts';
import classes from './ValueFields.module.css';

/** The values as a list of fields, for phones: one line each, the keypad of figures, the same rules as the grid. */
export function ValueFields({
  label,
  cells,
  heading,
}: {
  label: string;
  cells: readonly GridCell[];
  heading: (cell: GridCell) => ReactNode;
}) {
  const { t } = useTranslation('values');
  // Said once, not on every line; what is only partly closed shows by its fields.
  const why = cells.every((cell) => cell.readOnly !== null) ? cells[0]?.readOnly : null;

  return (
    <>
      {why && <p className={classes.why}>{t(`readOnly.${why}`)}</p>}
      <ul className={classes.list} aria-label={label}>
        {cells.map((cell) => {
          const Line = cell.readOnly === null ? ValueField : ReadValue;
          return <Line key={cellKey(cell)} cell={cell} heading={heading(cell)} />;
        })}
      </ul>
    </>
  );
}

/** A value to be read, where none may be entered. */
function ReadValue({ cell, heading }: { cell: GridCell; heading: ReactNode }) {
  const { t } = useTranslation('values');
  const format = useFormat();
  const words = useCellWords();
  return (
    <li className={classes.item}>
      <div className={classes.head}>
        <div className={classes.heading}>{heading}</div>
        <div className={classes.meta}>
          {cell.segment === undefined && (
            <>
              <StatusBadge status={cell.status} />
              <span className="num">
                {t('bar.target')} {format.value(cell.target, cell.kind)}
              </span>
            </>
          )}
        </div>
        {cell.saved.comment !== null && <div className={classes.comment}>“{cell.saved.comment}”</div>}
      </div>
      <NumberText strong>
        {cell.saved.notApplicable ? words.notApplicable : format.value(cell.made?.value ?? cell.saved.value, cell.kind)}
      </NumberText>
    </li>
  );
}

function ValueField({ cell, heading }: { cell: GridCell; heading: ReactNode }) {
  const { t } = useTranslation('values');
  const format = useFormat();
  const { drafts, comment } = useValueDrafts();
  const enterText = useEnterText();
  const words = useCellWords();
  const draft = useDraft(cell);
  const standing = startText(cell, draft);
  const [typed, setTyped] = useState<string | null>(null);
  const ref = refOf(cell);
  const { numerator, denominator } = draft?.input ?? cell.saved;
  const ratio = cell.kind.aggregation === 'ratio';

  function commit() {
    if (typed !== null) enterText(cell, typed);
    setTyped(null);
  }

  return (
    <li className={classes.item}>
      <div className={classes.head}>
        <div className={classes.heading}>{heading}</div>
        <div className={classes.meta}>
          {draft ? (
            <span className={classes.draft}>{t(`draft.${draft.state}`)}</span>
          ) : (
            cell.segment === undefined && <StatusBadge status={cell.status} />
          )}
          {cell.segment === undefined && (
            <span className="num">
              {t('bar.target')} {format.value(cell.target, cell.kind)}
            </span>
          )}
          {numerator !== null && denominator !== null && (
            <span className="num">{partsText(numerator, denominator)}</span>
          )}
          {cell.made && !draft && (
            <span className="num">
              {t(`origin.${cell.made.origin}`)} {shownText(cell, draft, format, words)}
            </span>
          )}
        </div>
        {cell.saved.comment !== null && <div className={classes.comment}>“{cell.saved.comment}”</div>}
      </div>
      <TextInput
        className={classes.input}
        inputMode={ratio ? 'text' : 'decimal'}
        autoComplete="off"
        enterKeyHint="next"
        aria-label={t('cell.edit', { name: cell.name, period: cell.periodName })}
        placeholder={ratio ? t('ratio.placeholder') : undefined}
        value={typed ?? restingText(cell, draft, format, words)}
        error={draft?.state === 'failed'}
        onFocus={(event) => {
          setTyped(standing);
          event.currentTarget.select();
        }}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === 'Enter') event.currentTarget.blur();
          if (event.key === 'Escape') setTyped(standing);
        }}
      />
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon
            variant="subtle"
            color="gray"
            size="lg"
            aria-label={t('cell.more', { name: cell.name, period: cell.periodName })}
          >
            <IconDots size={16} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item disabled={cell.saved.revision === 0} onClick={() => comment(cell)}>
            {t('comment.label')}
          </Menu.Item>
          <Menu.Item onClick={() => drafts.enter([{ ...ref, input: NOT_APPLICABLE }])}>
            {t('cell.markNotApplicable')}
          </Menu.Item>
          <Menu.Item disabled={!draft} onClick={() => drafts.revert([ref])}>
            {t('correction.takeBack')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </li>
  );
}
