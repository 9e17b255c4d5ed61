import { Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { smartCheckQuery } from '../kpiQueries';
import { SmartAdvice } from '../SmartAdvice';
import classes from './Form.module.css';
import { useDefinitionForm } from './formContext';
import { releaseDefinition, releaseTargets } from './formValues';

/** What the SMART check says to the definition as it stands, half a second after one stops typing. */
export function LiveAdvice({
  kpiId,
  kept,
}: {
  kpiId: string | null;
  kept?: Parameters<typeof smartCheckQuery>[0]['targets'];
}) {
  const { t } = useTranslation('kpis');
  const { values } = useDefinitionForm();
  const [{ definition, targets }] = useDebouncedValue(values, 500);
  const released = releaseDefinition(definition);
  const ready = released.name !== '' && released.code !== '' && released.ownerUnitId !== '';
  const request = { kpiId, definition: released, targets: kept ?? releaseTargets(targets, released.direction) };
  const { data } = useQuery({ ...smartCheckQuery(request), enabled: ready });

  return (
    <aside className={classes.advice} aria-label={t('smart.title')}>
      <h2>{t('smart.title')}</h2>
      <Text size="xs" c="dimmed" mb="sm">
        {t('smart.explain')}
      </Text>
      {data ? (
        <div aria-live="polite">
          <SmartAdvice report={data} unit={released} />
        </div>
      ) : (
        <Text size="sm">{t('smart.start')}</Text>
      )}
    </aside>
  );
}
