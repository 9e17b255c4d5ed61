import { Tabs } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMay } from '@/shared/access';
import { Page } from '@/ui/Page';
import { PageBoundary } from '@/ui/PageBoundary';
import { useUrlState } from '@/ui/useUrlState';
import { People } from './People';
import { SettingsForm } from './SettingsForm';
import { UnitTree } from './UnitTree';

const TABS = ['units', 'people', 'settings'] as const;
const CONTENT = { units: UnitTree, people: People, settings: SettingsForm };

/** Units, people with their roles, and settings of the organization. */
export function OrganizationPage() {
  const { t } = useTranslation(['organization', 'shell']);
  const managesOrganization = useMay('manage-organization');
  const managesPeople = useMay('manage-people');
  const readsOnly = !managesOrganization && !managesPeople;
  const [tab, setTab] = useUrlState('tab', 'units', TABS);

  return (
    <Page
      title={t('title')}
      under={readsOnly && t('shell:access.who.manage-organization')}
      actions={managesPeople && <Link to={'/account/api-keys?of=all' as string}>{t('apiKeys')}</Link>}
    >
      <Tabs value={tab} onChange={(next) => setTab(next as typeof tab)} keepMounted={false}>
        <Tabs.List aria-label={t('tabs')} mb="md">
          {TABS.map((value) => (
            <Tabs.Tab key={value} value={value}>
              {t(`tab.${value}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {TABS.map((value) => {
          const Content = CONTENT[value];
          return (
            <Tabs.Panel key={value} value={value}>
              <PageBoundary>
                <Content />
              </PageBoundary>
            </Tabs.Panel>
          );
        })}
      </Tabs>
    </Page>
  );
}
