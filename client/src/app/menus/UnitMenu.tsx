import { Menu } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '@/shared/session';
import { type unitTree, useChosenUnit } from '@/shared/units';

/** The units to choose from, below the button that opens them. */
export default function UnitMenu({ tree, children }: { tree: ReturnType<typeof unitTree>; children: ReactElement }) {
  const { t } = useTranslation('shell');
  const { organization } = useSession();
  const [chosen, choose] = useChosenUnit();

  return (
    <Menu position="bottom-start" width={280}>
      <Menu.Target>{children}</Menu.Target>
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
