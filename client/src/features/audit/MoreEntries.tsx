import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '@/ui/format';
import classes from './Audit.module.css';

interface Props {
  searching: boolean;
  hasMore: boolean;
  /** Back to which moment the search has looked; null when it is not known. */
  searchedTo: string | null;
  any: boolean;
  onMore: () => void;
}

/** The foot of a log: further back, how far the search has come, or that there is no more. */
export function MoreEntries({ searching, hasMore, searchedTo, any, onMore }: Props) {
  const { t } = useTranslation(['audit', 'common']);
  const format = useFormat();
  return (
    <div className={`${classes.foot} no-print`}>
      <span role="status">
        {searching && (searchedTo ? t('searching', { at: format.dateTime(searchedTo) }) : t('common:loading'))}
        {!searching && !hasMore && any && t('end')}
      </span>
      {!searching && hasMore && (
        <Button size="compact-sm" variant="default" onClick={onMore}>
          {t('more')}
        </Button>
      )}
    </div>
  );
}
