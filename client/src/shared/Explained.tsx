import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Explanation } from '@/api/generated';
import { ExplainPopover } from '@/ui/ExplainPopover';
import type { UnitOfMeasure } from '@/ui/format';
import { useMay } from './access';

interface Props {
  explanation: Explanation;
  /** What the figure is called. */
  label: string;
  /** The figure itself. */
  children: ReactNode;
  /** The unit of the KPI's own values; not needed for scores. */
  unit?: UnitOfMeasure;
  /** The stream whose events are behind the figure. */
  stream?: { kind: string; id: string };
}

/** A figure that explains itself, with links to the KPIs it is made of and down to the events. */
export function Explained({ stream, ...props }: Props) {
  const { t } = useTranslation('common');
  const mayReadLog = useMay('read-log');

  return (
    <ExplainPopover
      {...props}
      termLink={(term, text) => (term.kpiId === null ? text : <Link to={`/kpis/${term.kpiId}` as string}>{text}</Link>)}
      events={
        stream && mayReadLog ? (
          <Link to={`/integrity/streams/${stream.kind}/${stream.id}` as string}>{t('explain.events')}</Link>
        ) : undefined
      }
    />
  );
}
