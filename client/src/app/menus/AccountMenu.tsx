import { Menu, Text } from '@mantine/core';
import { IconApi, IconDownload, IconLogout, IconUser } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { apiUrl } from '@/api/address';
import { api } from '@/api/client';
import { setUsual } from '@/shared/provider';
import { useSession } from '@/shared/session';

/** What concerns the person at the screen, below the button that opens it. */
export default function AccountMenu({ children }: { children: ReactElement }) {
  const { t } = useTranslation('shell');
  const { person } = useSession();
  const queryClient = useQueryClient();
  const signOut = useMutation({
    mutationFn: () => api.signOut(),
    onSuccess: ({ continueAt }) => {
      queryClient.clear();
      setUsual(false);
      // A fresh page: nothing of this person stays in memory.
      window.location.assign(continueAt ?? '/sign-in');
    },
  });

  return (
    <Menu position="bottom-end" width={240}>
      <Menu.Target>{children}</Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          <Text size="sm" c="var(--sc-text)" fw={600}>
            {person.name}
          </Text>
          <Text size="xs" c="dimmed">
            {person.email}
          </Text>
        </Menu.Label>
        <Menu.Divider />
        <Menu.Item component={Link} to="/account" leftSection={<IconUser size={16} />}>
          {t('user.account')}
        </Menu.Item>
        <Menu.Item component={Link} to="/account/api-keys" leftSection={<IconApi size={16} />}>
          {t('user.apiKeys')}
        </Menu.Item>
        <Menu.Item
          component="a"
          href={apiUrl('/api/v1/session/personal-data.json')}
          download
          leftSection={<IconDownload size={16} />}
        >
          {t('user.export')}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconLogout size={16} />}
          closeMenuOnClick={false}
          disabled={signOut.isPending}
          onClick={() => signOut.mutate()}
        >
          {t('user.signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
