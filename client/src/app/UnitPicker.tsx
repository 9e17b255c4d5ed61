import { IconChevronDown } from '@tabler/icons-react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '@/shared/session';
import { unitsQuery, unitTree, useChosenUnit } from '@/shared/units';
import classes from './AppShell.module.css';

const UnitMenu = lazy(() => import('./menus/UnitMenu'));

/** Which unit's part of the organization the pages show. In the URL as `?unit=`. */
export function UnitPicker() {
  const { t } = useTranslation('shell');
  const { organization } = useSession();
  const { data: units } = useSuspenseQuery(unitsQuery());
  const [chosen] = useChosenUnit();
  const tree = unitTree(units.filter((unit) => !unit.closed || unit.id === chosen?.id));
  const name = chosen?.name ?? organization.name;

  const button = (
    <button type="button" className={classes.quiet} aria-label={t('unit.label', { name })}>
      <span className={classes.unitName}>{name}</span>
      <IconChevronDown size={14} aria-hidden="true" />
    </button>
  );
  return (
    <Suspense fallback={button}>
      <UnitMenu tree={tree}>{button}</UnitMenu>
    </Suspense>
  );
}
