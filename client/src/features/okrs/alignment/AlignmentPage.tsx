import { useMediaQuery } from '@mantine/hooks';
import { Link } from '@tanstack/react-router';
import { lazy } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '@/ui/EmptyState';
import { useFormat } from '@/ui/format';
import { Page } from '@/ui/Page';
import { PageBoundary } from '@/ui/PageBoundary';
import { Segmented } from '@/ui/Segmented';
import { useUrlState } from '@/ui/useUrlState';
import { CycleSwitch } from '../CycleSwitch';
import { OkrNav } from '../OkrNav';
import classes from './Alignment.module.css';
import { AlignmentFilterBar, useClearFilters } from './AlignmentFilterBar';
import { AlignmentList } from './AlignmentList';
import { AlignmentTree } from './AlignmentTree';
import { isUnaligned } from './forest';
import { type Alignment, useAlignment } from './useAlignment';

// The graph and its layout are loaded with the first graph that is shown.
const AlignmentGraph = lazy(() => import('./AlignmentGraph'));

const VIEWS = ['tree', 'graph', 'list'] as const;
type View = (typeof VIEWS)[number];

/** Which objective supports which, up to the strategy: as a tree, as a graph and as a list. */
export function AlignmentPage() {
  const { t } = useTranslation('alignment');
  const format = useFormat();
  const phone = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false });
  const [view, setView] = useUrlState<View>('view', 'tree', VIEWS);
  const alignment = useAlignment();
  const objectives = [...alignment.forest.byId.values()].filter(
    (node) => node.kind === 'objective' && node.cycleId === alignment.forest.cycleId,
  );
  const unaligned = objectives.filter(isUnaligned).length;

  return (
    <Page
      title={t('title')}
      width={view === 'graph' && !phone ? 'wide' : 'normal'}
      under={
        alignment.cycle &&
        [
          format.period(alignment.cycle.name),
          t('count', { count: objectives.length, number: format.number(objectives.length) }),
          unaligned > 0 && t('unalignedCount', { count: unaligned, number: format.number(unaligned) }),
        ]
          .filter(Boolean)
          .join(' · ')
      }
      actions={
        <>
          <CycleSwitch shown={alignment.cycle?.id} />
          <Segmented
            label={t('view.label')}
            value={view}
            onChange={setView}
            options={VIEWS.map((value) => ({ value, label: t(`view.${value}`) }))}
          />
        </>
      }
    >
      <OkrNav />
      <AlignmentFilterBar alignment={alignment} graph={view === 'graph'} />
      <AlignmentBody alignment={alignment} view={view} />
    </Page>
  );
}

function AlignmentBody({ alignment, view }: { alignment: Alignment; view: View }) {
  const { t } = useTranslation('alignment');
  const format = useFormat();
  const clear = useClearFilters();
  const { forest, roots, root, kept, bare } = alignment;
  if (![...forest.byId.values()].some(({ kind }) => kind === 'objective'))
    return <EmptyState message={t('empty')} action={<Link to={'/okrs' as string}>{t('toOkrs')}</Link>} />;
  if (kept !== null && !roots.some((node) => kept.has(node)))
    return (
      <EmptyState
        message={t('nothingFound')}
        action={
          <button type="button" className={classes.textButton} onClick={clear}>
            {t('clear')}
          </button>
        }
      />
    );
  return (
    <>
      {root && (
        <p className={classes.rooted}>
          {t('rooted', { title: root.title })}{' '}
          <Link to="." search={(previous: object) => ({ ...previous, root: undefined, open: undefined })}>
            {t('showAll')}
          </Link>
        </p>
      )}
      {bare > 0 && root === null && kept === null && (
        <p className={classes.hint}>
          <Link
            to={'/okrs/coverage' as string}
            search={({ cycle, date, knownAt, unit }) => ({ cycle, date, knownAt, unit })}
          >
            {t('bare', { count: bare, number: format.number(bare) })}
          </Link>
        </p>
      )}
      {view === 'tree' && <AlignmentTree alignment={alignment} />}
      {view === 'list' && <AlignmentList alignment={alignment} />}
      {view === 'graph' && (
        <PageBoundary>
          <AlignmentGraph alignment={alignment} />
        </PageBoundary>
      )}
    </>
  );
}
