import { Button } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CoverageMend, CoverageOrphan, CoverageView, OrphanKind } from '@/api/generated';
import { WriteButton } from '@/shared/WriteButton';
import { ExportMenu } from '@/ui/export/ExportMenu';
import { sheetOf } from '@/ui/export/sheet';
import { useFormat } from '@/ui/format';
import { Section } from '@/ui/Page';
import { AlignDialog } from './AlignDialog';
import classes from './Coverage.module.css';
import { KeyResultDialog } from './KeyResultDialog';
import { formFor } from './mendForms';
import { PlaceKpiDialog } from './PlaceKpiDialog';
import { SupportDialog } from './SupportDialog';

const KINDS: readonly OrphanKind[] = [
  'strategic-objective-without-measure',
  'strategic-objective-without-objective',
  'kpi-without-objective',
  'objective-unaligned',
  'objective-without-key-result',
];
const FIRST = 8;

/** What stands alone, by kind, each with the ways to mend it that the reader has. */
export function Orphans({ coverage }: { coverage: CoverageView }) {
  const { t } = useTranslation('alignment');
  const format = useFormat();
  const file = [t('coverage.gapsFile'), coverage.cycle && format.period(coverage.cycle.name)].filter(Boolean).join(' ');
  const [asked, setAsked] = useState<{ orphan: CoverageOrphan; mend: CoverageMend } | null>(null);
  const close = () => setAsked(null);
  const kinds = KINDS.filter((kind) => coverage.orphans.some((orphan) => orphan.kind === kind));
  if (kinds.length === 0) return null;

  return (
    <Section
      title={t('coverage.gaps', { count: coverage.orphans.length })}
      actions={
        <ExportMenu
          name={file}
          title={t('coverage.gapsFile')}
          sheet={() =>
            sheetOf(coverage.orphans, [
              { header: t('coverage.gap'), cell: ({ kind }) => t(`orphan.${kind}.title`) },
              { header: t('column.title'), cell: ({ title }) => title },
              { header: t('column.unit'), cell: ({ unitName }) => unitName },
            ])
          }
        />
      }
    >
      <div className={classes.gaps}>
        {kinds.map((kind) => (
          <OrphanGroup
            key={kind}
            kind={kind}
            orphans={coverage.orphans.filter((orphan) => orphan.kind === kind)}
            onAsk={(orphan, mend) => setAsked({ orphan, mend })}
          />
        ))}
      </div>
      {asked?.mend === 'place-kpi' && <PlaceKpiDialog orphan={asked.orphan} coverage={coverage} onClose={close} />}
      {asked?.mend === 'align-objective' &&
        (asked.orphan.kind === 'objective-unaligned' ? (
          <AlignDialog orphan={asked.orphan} coverage={coverage} onClose={close} />
        ) : (
          <SupportDialog orphan={asked.orphan} coverage={coverage} onClose={close} />
        ))}
      {asked?.mend === 'add-key-result' && <KeyResultDialog kpi={asked.orphan} coverage={coverage} onClose={close} />}
    </Section>
  );
}

interface GroupProps {
  kind: OrphanKind;
  orphans: readonly CoverageOrphan[];
  onAsk: (orphan: CoverageOrphan, mend: CoverageMend) => void;
}

function OrphanGroup({ kind, orphans, onAsk }: GroupProps) {
  const { t } = useTranslation('alignment');
  const [all, setAll] = useState(false);
  const shown = all ? orphans : orphans.slice(0, FIRST);
  return (
    <section className={classes.group} aria-label={t(`orphan.${kind}.title`)}>
      <h3 className={classes.groupTitle}>
        {t(`orphan.${kind}.title`)} <span className={classes.count}>{orphans.length}</span>
      </h3>
      <p className={classes.muted}>{t(`orphan.${kind}.why`)}</p>
      <ul className={classes.orphans}>
        {shown.map((orphan) => (
          <li key={orphan.id}>
            <span className={classes.orphan}>
              <OrphanLink orphan={orphan} />
              <span className={classes.muted}>{orphan.unitName}</span>
            </span>
            <span className={classes.mends}>
              {waysFor(orphan).map((mend) => (
                <Mend key={mend} orphan={orphan} mend={mend} onAsk={() => onAsk(orphan, mend)} />
              ))}
            </span>
          </li>
        ))}
      </ul>
      {orphans.length > shown.length && (
        <Button className="no-print" size="compact-xs" variant="subtle" onClick={() => setAll(true)}>
          {t('coverage.more', { count: orphans.length - shown.length })}
        </Button>
      )}
    </section>
  );
}

function OrphanLink({ orphan: { kind, id, withinId, title } }: { orphan: CoverageOrphan }) {
  if (kind === 'kpi-without-objective') return <Link to={`/kpis/${id}` as string}>{title}</Link>;
  if (kind === 'objective-unaligned' || kind === 'objective-without-key-result')
    return <Link to={`/okrs/objectives/${id}` as string}>{title}</Link>;
  return (
    <Link to="/scorecards/$scorecardId" params={{ scorecardId: withinId ?? '' }} hash={`objective-${id}`}>
      {title}
    </Link>
  );
}

/** A KPI needs an objective of its own only where there is none that could measure it. */
const waysFor = ({ kind, mends }: CoverageOrphan): CoverageMend[] =>
  kind === 'kpi-without-objective' && mends.includes('add-key-result')
    ? mends.filter((mend) => mend !== 'draft-objective')
    : mends;

/** One way to mend: in a dialog here, or in the form that it opens. */
function Mend({ orphan, mend, onAsk }: { orphan: CoverageOrphan; mend: CoverageMend; onAsk: () => void }) {
  const { t } = useTranslation('alignment');
  const navigate = useNavigate();
  const form = formFor(orphan, mend);
  return (
    <WriteButton
      size="compact-xs"
      variant="default"
      className="no-print"
      aria-label={t(`mend.${mend}.of`, { title: orphan.title })}
      onClick={() => (form ? void navigate(form) : onAsk())}
    >
      {t(`mend.${mend}.label`)}
    </WriteButton>
  );
}
