import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { CalculationGraphView, KpiDetail } from '@/api/generated';
import { ExplanationBody } from '@/ui/ExplanationBody';
import { ExportMenu } from '@/ui/export/ExportMenu';
import { sheetOf } from '@/ui/export/sheet';
import { Section } from '@/ui/Page';
import classes from './Calculation.module.css';
import { layOut, NODE } from './graphLayout';

/** Of a computed KPI its formula with the figures used, and which KPIs hang together by formulas. */
export function CalculationSection({ kpi }: { kpi: KpiDetail }) {
  const { t } = useTranslation('kpis');
  const { definition, calculationGraph, reading } = kpi;
  if (!definition.calculation && !calculationGraph) return null;
  return (
    <Section title={t('calculation.title')}>
      {definition.calculation && (
        <div className={classes.figures}>
          <ExplanationBody explanation={reading.valueExplanation} unit={definition} />
        </div>
      )}
      {calculationGraph && <Graph graph={calculationGraph} kpiId={kpi.id} />}
    </Section>
  );
}

function Graph({ graph, kpiId }: { graph: CalculationGraphView; kpiId: string }) {
  const { t } = useTranslation('kpis');
  const { nodes, edges, hidden } = graph;
  const { placed, width, height } = layOut(graph);
  const placeOf = (id: string) => placed.find((node) => node.id === id);
  const nameOf = (id: string) => nodes.find((node) => node.kpiId === id)?.name ?? '';
  const inputsOf = (id: string) =>
    edges
      .filter((edge) => edge.userId === id)
      .map((edge) => nameOf(edge.inputId))
      .join(', ');
  const title = `${nameOf(kpiId)} ${t('calculation.graph')}`;
  const sheet = () =>
    sheetOf(nodes, [
      { header: t('field.name'), cell: (node) => node.name },
      { header: t('field.code'), cell: (node) => node.code },
      { header: t('field.calculation'), cell: (node) => node.calculation ?? t('calculation.recorded') },
      { header: t('calculation.inputs'), cell: (node) => inputsOf(node.kpiId) },
    ]);
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section className={classes.scroll} aria-label={t('calculation.graph')} tabIndex={0}>
        <div className={classes.graph} style={{ width, height }}>
          <svg width={width} height={height} aria-hidden="true">
            {edges.map(({ inputId, userId }) => {
              const [from, to] = [placeOf(inputId), placeOf(userId)];
              if (!from || !to) return null;
              const [x1, y1] = [from.x + NODE.width, from.y + NODE.height / 2];
              const [x2, y2] = [to.x, to.y + NODE.height / 2];
              const bend = (x2 - x1) / 2;
              return (
                <path
                  key={`${inputId}/${userId}`}
                  d={`M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`}
                />
              );
            })}
          </svg>
          {nodes.map((node) => {
            const at = placeOf(node.kpiId);
            const style = { left: at?.x, top: at?.y, width: NODE.width, height: NODE.height };
            return node.kpiId === kpiId ? (
              <div key={node.kpiId} className={classes.own} style={style} aria-current="page">
                <span>{node.name}</span>
                <code>{node.code}</code>
              </div>
            ) : (
              <Link key={node.kpiId} className={classes.node} style={style} to={`/kpis/${node.kpiId}` as string}>
                <span>{node.name}</span>
                <code>{node.code}</code>
              </Link>
            );
          })}
        </div>
      </section>
      {hidden > 0 && <p className={classes.note}>{t('calculation.hidden', { count: hidden })}</p>}
      <details className={classes.table}>
        <summary>{t('calculation.asTable')}</summary>
        <ExportMenu name={title} title={title} sheet={sheet} />
        <table>
          <thead>
            <tr>
              <th scope="col">{t('field.name')}</th>
              <th scope="col">{t('field.calculation')}</th>
              <th scope="col">{t('calculation.inputs')}</th>
            </tr>
          </thead>
          <tbody>
            {nodes.map((node) => (
              <tr key={node.kpiId}>
                <th scope="row">{node.name}</th>
                <td>{node.calculation ? <code>{node.calculation}</code> : t('calculation.recorded')}</td>
                <td>{inputsOf(node.kpiId)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </>
  );
}
