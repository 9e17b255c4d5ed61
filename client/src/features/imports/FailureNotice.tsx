import { Alert, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ImportView } from '@/api/generated';
import { useFormat } from '@/ui/format';
import { wordProblem } from '@/ui/words';

/** Why the last job came to nothing: refused, or cut off when the server stopped. */
export function FailureNotice({ view }: { view: ImportView }) {
  const { t } = useTranslation('imports');
  const { t: e } = useTranslation('errors');
  const format = useFormat();
  const { failure, status } = view;
  if (status === 'interrupted')
    return (
      <Alert role="alert" icon={<IconAlertTriangle size={16} />} title={t('failure.interrupted')} mb="md">
        <Text size="sm">{t('failure.interruptedNow')}</Text>
      </Alert>
    );
  if (failure === null) return null;

  const problem = { status: 422, code: failure.code, fields: {}, extra: {}, traceId: null };
  const { what, why, now } = wordProblem(problem, e);
  return (
    <Alert role="alert" icon={<IconAlertTriangle size={16} />} title={what} mb="md">
      {(why ?? now) && <Text size="sm">{[why, now].filter(Boolean).join(' ')}</Text>}
      {failure.lines.length > 0 && (
        <Text size="sm">
          {t('failure.lines', {
            count: failure.rows,
            lines: failure.lines.map((line) => format.number(line)).join(', '),
          })}
        </Text>
      )}
    </Alert>
  );
}
