import { Alert, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { wordProblem } from './words';

/** Says in words what a code means that came by another way than an answer of the API. */
export function CodedNotice({ code }: { code: string }) {
  const { t } = useTranslation('errors');
  const { what, why, now } = wordProblem({ status: 0, code, fields: {}, extra: {}, traceId: null }, t);
  return (
    <Alert role="alert" icon={<IconAlertTriangle size={16} />} title={what}>
      <Text size="sm">{[why, now].filter(Boolean).join(' ')}</Text>
    </Alert>
  );
}
