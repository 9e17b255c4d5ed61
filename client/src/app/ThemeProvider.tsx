import {
  localStorageColorSchemeManager,
  MantineProvider,
  type MantineThemeOverride,
  mergeThemeOverrides,
} from '@mantine/core';
import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { theme } from './theme';

const colorSchemeManager = localStorageColorSchemeManager({ key: 'scorecard-theme' });

/** The theme, with the names of those buttons that show only an icon in the language spoken. */
export function ThemeProvider({ env, children }: { env?: 'test'; children: ReactNode }) {
  const { t } = useTranslation('common');
  const spoken = useMemo(() => {
    const closeButtonProps = { 'aria-label': t('close') };
    const names: MantineThemeOverride = {
      components: {
        Modal: { defaultProps: { closeButtonProps } },
        Drawer: { defaultProps: { closeButtonProps } },
        Notification: { defaultProps: { closeButtonProps } },
        PasswordInput: { defaultProps: { visibilityToggleButtonProps: { 'aria-label': t('password.show') } } },
      },
    };
    return mergeThemeOverrides(theme, names);
  }, [t]);

  return (
    <MantineProvider theme={spoken} defaultColorScheme="auto" colorSchemeManager={colorSchemeManager} env={env}>
      {children}
    </MantineProvider>
  );
}
