import { IconChevronRight } from '@tabler/icons-react';
import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '@/ui/format';
import { NumberText } from '@/ui/NumberText';
import { OkrStatusBadge } from '../OkrStatusBadge';
import { ProgressBar } from '../ProgressBar';
import { AlignedLink } from './AlignedLink';
import classes from './Alignment.module.css';
import { FromHere } from './FromHere';
import { isUnaligned } from './forest';
import { KindMark } from './KindMark';
import type { TreeRow } from './treeRows';

interface Props {
  row: TreeRow;
  index: number;
  /** Tab comes to this line. */
  current: boolean;
  /** It is there only for what stands below it. */
  aside: boolean;
  onFocus: () => void;
  onToggle: () => void;
}

export function TreeLine({ row, index, current, aside, onFocus, onToggle }: Props) {
  const { t } = useTranslation('alignment');
  const format = useFormat();
  const { node, level, position, siblings, open } = row;
  const where = [node.unitName, node.ownerName].filter(Boolean).join(' · ');
  return (
    <div
      role="treeitem"
      aria-level={level}
      aria-posinset={position}
      aria-setsize={siblings}
      aria-expanded={open ?? undefined}
      aria-selected={current}
      tabIndex={current ? 0 : -1}
      data-index={index}
      data-aside={aside}
      className={classes.line}
      style={{ '--level': level } as CSSProperties}
      onFocus={onFocus}
    >
      {/* The keys of the tree do the same. */}
      <span className={classes.fold} data-open={open} onClick={open === null ? undefined : onToggle} aria-hidden="true">
        {open !== null && <IconChevronRight size={16} />}
      </span>
      <span className={classes.title}>
        <KindMark kind={node.kind} /> <AlignedLink node={node} tabIndex={-1} />
        {open !== null && level > 1 && <FromHere node={node} tabIndex={-1} />}
        {where && <span className={classes.where}>{where}</span>}
      </span>
      <span className={classes.lineStatus}>
        {node.status && <OkrStatusBadge status={node.status} />}
        {isUnaligned(node) && <span className={classes.tag}>{t('isUnaligned')}</span>}
        {node.hiddenParents > 0 && (
          <span className={classes.tag}>{t('hiddenParents', { count: node.hiddenParents })}</span>
        )}
        {node.parents.length > 1 && (
          <span className={classes.tag}>{t('manyParents', { count: node.parents.length })}</span>
        )}
      </span>
      <span className={classes.lineProgress}>
        {node.status && (
          <>
            <ProgressBar progress={node.progress} elapsed={null} status={node.status} />
            <NumberText>{format.percent(node.progress)}</NumberText>
          </>
        )}
      </span>
    </div>
  );
}
