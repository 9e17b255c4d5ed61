import { Button, Checkbox, Menu } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { UnitView } from '@/api/generated';
import { useCanWrite, useMayIn } from '@/shared/access';
import { type UnitNode, unitsQuery, unitTree } from '@/shared/units';
import { ConfirmReason } from '@/ui/ConfirmReason';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { ExportMenu } from '@/ui/export/ExportMenu';
import { notifyUndo } from '@/ui/notify';
import { MoveUnitDialog } from './MoveUnitDialog';
import { NewUnit } from './NewUnit';
import classes from './Organization.module.css';
import { useCloseUnit, useReopenUnit } from './organizationQueries';
import { RowMenu } from './RowMenu';
import { UnitNameForm } from './UnitNameForm';
import { unitSheet } from './unitSheet';

/** The unit of which something is edited, and what. */
interface Editing {
  unitId: string;
  what: 'name' | 'add' | 'move' | 'close';
}

/** The units as a tree: renamed and added to in place, by keyboard alone where one likes. */
export function UnitTree() {
  const { t } = useTranslation('organization');
  const { data: units } = useSuspenseQuery(unitsQuery());
  const [withClosed, setWithClosed] = useState(false);
  const [editing, setEditing] = useState<Editing | null>(null);
  const close = useCloseUnit();
  const reopen = useReopenUnit();
  const mayManage = useMayIn('manage-organization');
  const { canWrite } = useCanWrite();
  const tree = unitTree(units).filter(({ unit }) => withClosed || !unit.closed);
  const closedCount = units.filter((unit) => unit.closed).length;
  const edited = units.find((unit) => unit.id === editing?.unitId);

  const done = () => setEditing(null);

  /** Arrows walk from name to name. */
  function walk(event: KeyboardEvent<HTMLElement>) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const name = (event.target as HTMLElement).closest('[data-unit-name]');
    if (!step || !name) return;
    const names = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-unit-name]')];
    const next = names[names.indexOf(name as HTMLElement) + step];
    if (!next) return;
    event.preventDefault();
    next.focus();
  }

  return (
    <>
      <div className={classes.tools}>
        {canWrite && tree.some(({ unit }) => mayManage(unit.id)) && <p>{t('units.lead')}</p>}
        {closedCount > 0 && (
          <Checkbox
            size="xs"
            label={t('units.showClosed', { count: closedCount })}
            checked={withClosed}
            onChange={(event) => setWithClosed(event.currentTarget.checked)}
          />
        )}
        <ExportMenu name={t('tab.units')} title={t('tab.units')} sheet={() => unitSheet(tree, t)} timeless />
      </div>
      <ErrorNotice error={reopen.error} />
      <ul className={classes.tree} aria-label={t('tab.units')} onKeyDown={walk}>
        {tree.flatMap((node, index) => [
          <UnitRow
            key={node.unit.id}
            node={node}
            editing={editing?.unitId === node.unit.id ? editing.what : null}
            mayManage={mayManage(node.unit.id)}
            onEdit={(what) => setEditing(what ? { unitId: node.unit.id, what } : null)}
            onReopen={() => reopen.mutate({ id: node.unit.id, expectedVersion: node.unit.version })}
          />,
          // A sibling of the rows, so that what is being typed stays when a row comes before it.
          edited && editing?.what === 'add' && addsAfter(tree, index, edited.id) && (
            <NewUnit key="new" units={units} parent={edited} depth={depthOf(tree, edited.id) + 1} onDone={done} />
          ),
        ])}
      </ul>
      {edited && editing?.what === 'move' && <MoveUnitDialog unit={edited} units={units} onClose={done} />}
      {edited && (
        <ConfirmReason
          opened={editing?.what === 'close'}
          title={t('units.closeTitle', { name: edited.name })}
          confirmLabel={t('units.close')}
          danger
          onConfirm={async (reason) => {
            const { version } = await close.mutateAsync({ id: edited.id, reason, expectedVersion: edited.version });
            notifyUndo(t('units.closed', { name: edited.name }), () =>
              reopen.mutate({ id: edited.id, expectedVersion: version }),
            );
          }}
          onClose={done}
        >
          {t('units.closeExplained')}
        </ConfirmReason>
      )}
    </>
  );
}

interface RowProps {
  node: UnitNode;
  editing: Editing['what'] | null;
  mayManage: boolean;
  onEdit: (what: Editing['what'] | null) => void;
  onReopen: () => void;
}

function UnitRow({ node: { unit, depth }, editing, mayManage, onEdit, onReopen }: RowProps) {
  const { t } = useTranslation('organization');
  const { canWrite } = useCanWrite(mayManage);

  return (
    <li className={classes.unit} style={{ '--depth': depth } as React.CSSProperties} data-closed={unit.closed}>
      {editing === 'name' ? (
        <UnitNameForm unit={unit} onDone={() => onEdit(null)} />
      ) : (
        <>
          <UnitName unit={unit} depth={depth} canRename={canWrite && !unit.closed} onRename={() => onEdit('name')} />
          {!unit.closed && canWrite && (
            <Button
              size="compact-xs"
              variant="subtle"
              leftSection={<IconPlus size={14} aria-hidden="true" />}
              aria-label={t('units.addBelow', { name: unit.name })}
              onClick={() => onEdit('add')}
            >
              {t('units.add')}
            </Button>
          )}
          <RowMenu label={t('menuOf', { name: unit.name })} allowed={mayManage}>
            {unit.closed ? (
              <Menu.Item onClick={onReopen}>{t('units.reopen')}</Menu.Item>
            ) : (
              <>
                <Menu.Item onClick={() => onEdit('name')}>{t('units.rename')}</Menu.Item>
                <Menu.Item onClick={() => onEdit('add')}>{t('units.addBelowShort')}</Menu.Item>
                {unit.parentId !== null && (
                  <>
                    <Menu.Item onClick={() => onEdit('move')}>{t('units.move')}</Menu.Item>
                    <Menu.Item color="red" onClick={() => onEdit('close')}>
                      {t('units.closeMenu')}
                    </Menu.Item>
                  </>
                )}
              </>
            )}
          </RowMenu>
        </>
      )}
    </li>
  );
}

function UnitName({
  unit,
  depth,
  canRename,
  onRename,
}: {
  unit: UnitView;
  depth: number;
  canRename: boolean;
  onRename: () => void;
}) {
  const { t } = useTranslation('organization');
  const content = (
    <>
      <span className={classes.unitName}>{unit.name}</span> <span className={classes.unitCode}>{unit.code}</span>
    </>
  );
  return (
    <span className={classes.unitLabel}>
      <span className="visually-hidden">{t('units.level', { level: depth + 1 })}</span>
      {canRename ? (
        <button
          type="button"
          className={classes.nameButton}
          title={t('units.rename')}
          data-unit-name={unit.id}
          onClick={onRename}
        >
          {content}
        </button>
      ) : (
        <span>{content}</span>
      )}
      {unit.closed && <span className={classes.tag}>{t('units.isClosed')}</span>}
    </span>
  );
}

const depthOf = (tree: readonly UnitNode[], unitId: string) => tree.find(({ unit }) => unit.id === unitId)?.depth ?? 0;

/** Whether the line for a new unit below `parentId` belongs after the row at `index`: the last of that unit's subtree. */
function addsAfter(tree: readonly UnitNode[], index: number, parentId: string): boolean {
  const at = tree.findIndex(({ unit }) => unit.id === parentId);
  if (at < 0 || index < at) return false;
  const depth = tree[at]?.depth ?? 0;
  const end = tree.findIndex((node, i) => i > at && node.depth <= depth);
  return index === (end < 0 ? tree.length : end) - 1;
}
