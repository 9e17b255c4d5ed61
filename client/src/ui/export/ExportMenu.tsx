import { Button, Menu } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocaleSettings } from '@/ui/LocaleSettings';
import { useExportScope } from './ExportContext';
import type { ExportFormat } from './exportTable';
import type { Sheet } from './sheet';

interface Props {
  /** File name without extension; unit and moment are added. */
  name: string;
  /** The table's name in words. */
  title: string;
  /** Every row that the filters let through, in the order shown: made when asked for. */
  sheet: () => Sheet | Promise<Sheet>;
  /** The table does not depend on business date and knowledge time. */
  timeless?: boolean;
  /** Further `Menu.Item`s, such as files that the API writes. */
  children?: ReactNode;
}

/** Every table has one: what is shown as CSV or as a workbook. The code for writing files is loaded with the first use. */
export function ExportMenu({ name, title, sheet, timeless = false, children }: Props) {
  const { t } = useTranslation('common');
  const { timeZone } = useLocaleSettings();
  const { organization, ...rest } = useExportScope();
  const [state, setState] = useState<'ready' | 'busy' | 'failed'>('ready');
  const scope = timeless ? { organization } : { organization, ...rest };

  async function save(format: ExportFormat) {
    setState('busy');
    try {
      const [{ exportTable }, made] = await Promise.all([import('./exportTable'), sheet()]);
      exportTable({ format, name, title, sheet: made, scope, timeZone });
      setState('ready');
    } catch {
      setState('failed'); // said beside the button
    }
  }

  return (
    <span style={{ flex: 'none' }}>
      {state === 'failed' && <span role="alert">{t('export.failed')}</span>}
      <ExportButton label={t('export.of', { title })} busy={state === 'busy'}>
        <Menu.Item onClick={() => void save('csv')}>{t('export.csv')}</Menu.Item>
        <Menu.Item onClick={() => void save('xlsx')}>{t('export.xlsx')}</Menu.Item>
        {children}
      </ExportButton>
    </span>
  );
}

/** The button with its menu alone, where the API writes the files. */
export function ExportButton({ label, busy, children }: { label: string; busy?: boolean; children: ReactNode }) {
  const { t } = useTranslation('common');
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button
          className="no-print"
          size="compact-sm"
          variant="subtle"
          color="gray"
          aria-label={label}
          loading={busy}
          leftSection={<IconDownload size={14} aria-hidden="true" />}
        >
          {t('export.open')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>{children}</Menu.Dropdown>
    </Menu>
  );
}
