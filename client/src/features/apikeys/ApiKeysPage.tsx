import { Tabs } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useMay } from '@/shared/access';
import { Page } from '@/ui/Page';
import { PageBoundary } from '@/ui/PageBoundary';
import { useUrlState } from '@/ui/useUrlState';
import { KeyTable } from './KeyTable';

const OWNERS = ['mine', 'all'] as const;

/** Keys by which machines act for a person: one's own, and for those who manage people, everybody's. */
export function ApiKeysPage() {
  const { t } = useTranslation('apikeys');
  const managesPeople = useMay('manage-people');
  const [of, setOf] = useUrlState('of', 'mine', OWNERS);
  const shown = managesPeople ? of : 'mine';

  return (
    <Page title={t('title')} under={t('lead')}>
      {managesPeople ? (
        <Tabs value={shown} onChange={(next) => setOf(next as typeof of)} keepMounted={false}>
          <Tabs.List aria-label={t('tabs')} mb="md">
            {OWNERS.map((value) => (
              <Tabs.Tab key={value} value={value}>
                {t(`tab.${value}`)}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          <Tabs.Panel value={shown}>
            <PageBoundary>
              <KeyTable of={shown} />
            </PageBoundary>
          </Tabs.Panel>
        </Tabs>
      ) : (
        <PageBoundary>
          <KeyTable of="mine" />
        </PageBoundary>
      )}
    </Page>
  );
}
