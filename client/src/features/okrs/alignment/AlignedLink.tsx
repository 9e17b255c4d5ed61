import { Link } from '@tanstack/react-router';
import type { Aligned } from './forest';

/** Where it leads: to the objective, to the objective of a key result, to the objective on its scorecard. */
export function targetOf({ kind, id, withinId }: Pick<Aligned, 'kind' | 'id' | 'withinId'>) {
  if (kind === 'strategic-objective') return { to: `/scorecards/${withinId}`, hash: `objective-${id}` };
  if (kind === 'key-result') return { to: `/okrs/objectives/${withinId}`, hash: `key-result-${id}` };
  return { to: `/okrs/objectives/${id}`, hash: undefined };
}

/** The title as a link. */
export function AlignedLink({ node, tabIndex }: { node: Aligned; tabIndex?: number }) {
  const { to, hash } = targetOf(node);
  return (
    <Link
      to={to as string}
      hash={hash}
      tabIndex={tabIndex}
      search={({ date, knownAt, unit }) => ({ date, knownAt, unit })}
    >
      {node.title}
    </Link>
  );
}
