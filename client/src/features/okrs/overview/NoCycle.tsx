import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMay } from '@/shared/access';
import { EmptyState } from '@/ui/EmptyState';

/** Nothing runs on the day looked at: the way to plan it, for those who may. */
export function NoCycle() {
  const { t } = useTranslation('okrs');
  const mayPlan = useMay('manage-cycles');
  return (
    <EmptyState
      message={mayPlan ? t('cycle.noneManage') : t('cycle.none')}
      action={
        <Button variant="default" renderRoot={(props) => <Link to={'/okrs/cycles' as string} {...props} />}>
          {t('nav.cycles')}
        </Button>
      }
    />
  );
}
