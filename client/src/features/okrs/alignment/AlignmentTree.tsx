import { useNavigate } from '@tanstack/react-router';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePrinting } from '@/ui/usePrinting';
import { targetOf } from './AlignedLink';
import classes from './Alignment.module.css';
import { matches } from './forest';
import { TreeLine } from './TreeLine';
import { parentRow, type TreeRow, treeRows } from './treeRows';
import { type Alignment, useKeyResultsShown } from './useAlignment';

/** Up to so many lines a tree opens whole. */
const WHOLE_UP_TO = 40;
const LINE = 45;
/** From so many lines on only those in view are in the document. */
const VIRTUAL_FROM = 120;

/** Who supports whom as a tree, walked with the keys that trees have. */
export function AlignmentTree({ alignment }: { alignment: Alignment }) {
  const { t } = useTranslation('alignment');
  const navigate = useNavigate();
  const { roots, kept, filter } = alignment;
  const [keyResults] = useKeyResultsShown();
  const [toggled, setToggled] = useState<ReadonlySet<string>>(new Set());
  const [current, setCurrent] = useState<string | null>(null);
  const typed = useRef({ text: '', at: 0 });
  const frame = useRef<HTMLDivElement>(null);

  const whole = useMemo(
    () => treeRows(roots, { kept, keyResults, isOpen: () => true }).length <= WHOLE_UP_TO,
    [roots, kept, keyResults],
  );
  // What a filter found is to be seen without unfolding; unfiltered, large trees open at the company's objectives.
  const opensItself = (level: number) => whole || kept !== null || level === 1;
  const rows = treeRows(roots, {
    kept,
    keyResults,
    isOpen: (path, level) => opensItself(level) !== toggled.has(path),
  });

  const printing = usePrinting();
  const virtual = rows.length >= VIRTUAL_FROM && !printing;
  const virtualizer = useVirtualizer({
    count: rows.length,
    enabled: virtual,
    estimateSize: () => LINE,
    getScrollElement: () => frame.current,
    getItemKey: (index) => rows[index]?.path ?? index,
    initialRect: { width: 1024, height: 800 },
    overscan: 12,
  });
  const items = virtualizer.getVirtualItems();
  const shown = virtual ? items.map((item) => item.index) : rows.map((_, index) => index);
  const before = virtual ? (items[0]?.start ?? 0) : 0;
  const after = virtual ? virtualizer.getTotalSize() - (items.at(-1)?.end ?? 0) : 0;
  const found = rows.findIndex((row) => row.path === current);
  // The line that Tab comes to is in the document: when it has been scrolled away, the first that is.
  const currentIndex = found >= 0 && shown.includes(found) ? found : (shown[0] ?? 0);

  const toggle = (...paths: readonly string[]) =>
    setToggled((now) => {
      const next = new Set(now);
      for (const path of paths) if (!next.delete(path)) next.add(path);
      return next;
    });

  function goTo(index: number) {
    const row = rows[index];
    if (!row) return;
    setCurrent(row.path);
    if (virtual) virtualizer.scrollToIndex(index);
    requestAnimationFrame(() => frame.current?.querySelector<HTMLElement>(`[data-index="${index}"]`)?.focus());
  }

  function open(row: TreeRow) {
    const { to, hash } = targetOf(row.node);
    void navigate({ to: to as string, hash, search: ({ date, knownAt, unit }) => ({ date, knownAt, unit }) });
  }

  /** The next line whose title begins with what is being typed. */
  function seek(key: string, from: number) {
    const now = Date.now();
    typed.current = { text: now - typed.current.at < 700 ? typed.current.text + key : key, at: now };
    const start = typed.current.text.length === 1 ? from + 1 : from;
    const order = rows.map((_, step) => (start + step) % rows.length);
    const wanted = typed.current.text.toLocaleLowerCase();
    const index = order.find((at) => rows[at]?.node.title.toLocaleLowerCase().startsWith(wanted));
    if (index !== undefined) goTo(index);
  }

  function walk(event: KeyboardEvent<HTMLElement>) {
    const index = Number((event.target as HTMLElement).closest<HTMLElement>('[data-index]')?.dataset.index ?? -1);
    const row = rows[index];
    if (!row || event.altKey || event.ctrlKey || event.metaKey) return;
    const act = {
      ArrowDown: () => goTo(index + 1),
      ArrowUp: () => goTo(index - 1),
      Home: () => goTo(0),
      End: () => goTo(rows.length - 1),
      ArrowRight: () => (row.open === false ? toggle(row.path) : row.open && goTo(index + 1)),
      ArrowLeft: () => (row.open ? toggle(row.path) : goTo(parentRow(rows, index))),
      Enter: () => open(row),
      ' ': () => row.open !== null && toggle(row.path),
      '*': () =>
        toggle(
          ...rows
            .filter((other) => other.open === false && parentRow(rows, rows.indexOf(other)) === parentRow(rows, index))
            .map((other) => other.path),
        ),
    }[event.key];
    if (act) act();
    else if (event.key.length === 1) seek(event.key, index);
    else return;
    event.preventDefault();
  }

  return (
    <>
      <p className={`${classes.hint} ${classes.keys}`}>{t('tree.hint')}</p>
      <div
        ref={frame}
        role="tree"
        aria-label={t('tree.label')}
        className={`${classes.tree} ${virtual ? classes.virtual : ''}`}
        onKeyDown={walk}
      >
        {before > 0 && <div role="none" style={{ height: before }} />}
        {shown.map((index) => {
          const row = rows[index] as TreeRow;
          return (
            <TreeLine
              key={row.path}
              row={row}
              index={index}
              current={index === currentIndex}
              // Something kept only because it leads to what was asked for.
              aside={kept !== null && !matches(row.node, filter)}
              onFocus={() => setCurrent(row.path)}
              onToggle={() => toggle(row.path)}
            />
          );
        })}
        {after > 0 && <div role="none" style={{ height: after }} />}
      </div>
    </>
  );
}
