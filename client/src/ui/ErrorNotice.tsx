import { Alert, Button, Group, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { toProblem } from '@/api/problem';
import { wordFieldError, wordProblem } from './words';

interface Props {
  /** Whatever was thrown; nothing is shown for null and undefined. */
  error: unknown;
  onRetry?: () => void;
  /** Lists the messages of single fields too, for places without a form. */
  listFields?: boolean;
}

/** Says what went wrong, why, and what to do now. What was typed is never touched. */
export function ErrorNotice({ error, onRetry, listFields = false }: Props) {
  const { t } = useTranslation('errors');
  if (error === null || error === undefined) return null;

  const problem = toProblem(error);
  const { what, why, now } = wordProblem(problem, t);
  const fields = listFields ? Object.entries(problem.fields) : [];

  return (
    <Alert role="alert" icon={<IconAlertTriangle size={16} />} title={what}>
      {(why ?? now) && <Text size="sm">{[why, now].filter(Boolean).join(' ')}</Text>}
      {fields.length > 0 && (
        <ul>
          {fields.map(([field, codes]) => (
            <li key={field}>
              {field}: {codes.map((code) => wordFieldError(code, t)).join(' ')}
            </li>
          ))}
        </ul>
      )}
      {(onRetry || problem.traceId) && (
        <Group mt="sm" gap="md">
          {onRetry && (
            <Button size="xs" variant="default" onClick={onRetry}>
              {t('retry')}
            </Button>
          )}
          {problem.traceId && problem.status >= 500 && (
            <Text size="xs" c="dimmed">
              {t('reference', { id: problem.traceId })}
            </Text>
          )}
        </Group>
      )}
    </Alert>
  );
}
