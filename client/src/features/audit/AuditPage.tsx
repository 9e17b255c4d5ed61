import { Button, Tabs } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Page } from '@/ui/Page';
import { PageBoundary } from '@/ui/PageBoundary';
import { useUrlState } from '@/ui/useUrlState';
import { AccessEntries } from './AccessEntries';
import { AuditEntries } from './AuditEntries';

const TABS = ['events', 'access'] as const;
const CONTENT = { events: AuditEntries, access: AccessEntries };

/** Everything that happened, for those who look after the fact: changes, and who came in and took what along. */
export function AuditPage() {
  const { t } = useTranslation('audit');
  const [tab, setTab] = useUrlState('tab', 'events', TABS);

  return (
    <Page
      title={t('title')}
      under={t('lead')}
      width="wide"
      actions={
        <Button
          variant="default"
          leftSection={<IconPrinter size={16} aria-hidden="true" />}
          onClick={() => window.print()}
        >
          {t('print')}
        </Button>
      }
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
