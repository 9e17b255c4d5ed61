import { lazy, Suspense, useId } from 'react';
import type { CorrectionView, OwedItem } from '@/api/generated';
import { loadTexts } from '@/i18n';
import classes from './Home.module.css';
import { OwedHead } from './OwedHead';

// Few people have corrections to decide on: the others do not wait for its code.
const ProposalCard = lazy(async () => {
  const [module] = await Promise.all([import('@/shared/values/ProposalCard'), loadTexts(['values', 'errors'])]);
  return { default: module.ProposalCard };
});

interface Props {
  item: OwedItem & { correction: CorrectionView };
  onDone: () => void;
}

/** A correction that somebody proposed, or that was rejected: decided on in place. */
export function CorrectionRow({ item, onDone }: Props) {
  const id = useId();
  return (
    <section className={classes.correction} aria-labelledby={id}>
      <OwedHead item={item} id={id} />
      <Suspense>
        <ProposalCard correction={item.correction} onDone={onDone} />
      </Suspense>
    </section>
  );
}
