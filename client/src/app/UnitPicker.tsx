import { Menu } from '@mantine/core';
import { IconCheck, IconChevronDown } from '@tabler/icons-react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useSession } from '@/shared/session';
import { unitsQuery, unitTree, useChosenUnit } from '@/shared/units';
import classes from './AppShell.module.css';

/** Which unit's part of the organization the pages show. In the URL as `?unit=`. */
export function UnitPicker() {
  const { t } = useTranslation('shell');
  const { organization } = useSession();
  const { data: units } = useSuspenseQuery(unitsQuery());
  const [chosen, choose] = useChosenUnit();
  const tree = unitTree(units.filter((unit) => !unit.closed || unit.id === chosen?.id));
  const name = chosen?.name ?? organization.name;

  return (
    <Menu position="bottom-start" width={280}>
      <Menu.Target>
        <button type="button" className={classes.quiet} aria-label={t('unit.label', { name })}>
          <span className={classes.unitName}>{name}</span>
          <IconChevronDown size={14} aria-hidden="true" />
        </button>
      </Menu.Target>
      <Menu.Dropdown mah="70dvh" style={{ overflow: 'auto' }}>
        <Menu.Item onClick={() => choose(null)} rightSection={!chosen && <IconCheck size={14} />}>
          {t('unit.all', { name: organization.name })}
        </Menu.Item>
        {tree.length > 0 && <Menu.Divider />}
        {tree.map(({ unit, depth }) => (
          <Menu.Item
            key={unit.id}
            pl={12 + depth * 16}
            onClick={() => choose(unit.id)}
            rightSection={unit.id === chosen?.id && <IconCheck size={14} />}
          >
            {unit.name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
