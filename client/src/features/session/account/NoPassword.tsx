import { Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMay } from '@/shared/access';
import { useSession } from '@/shared/session';

/** How somebody without a password signs in, and in a demo, how to try what needs one. */
export function NoPassword() {
  const { t } = useTranslation('account');
  const { demo, byProvider, ways } = useSession();
  const mayInvite = useMay('manage-people');

  if (byProvider && ways.provider)
    return <Text size="sm">{t('noPassword.provider', { provider: ways.provider })}</Text>;
  if (!demo) return <Text size="sm">{t('noPassword.explained')}</Text>;
  return (
    <Text size="sm" maw="60ch">
      {t('noPassword.demo')}{' '}
      {mayInvite ? (
        <Link to={'/organization?tab=people' as string}>{t('noPassword.invite')}</Link>
      ) : (
        t('noPassword.ask')
      )}
    </Text>
  );
}
