import { Button, Menu } from '@mantine/core';
import { IconShieldCheck } from '@tabler/icons-react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { VerificationView } from '@/api/generated';
import { useEventWords } from '@/shared/eventWords';
import { EmptyState } from '@/ui/EmptyState';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { ExportButton } from '@/ui/export/ExportMenu';
import { useFormat } from '@/ui/format';
import { Page, Section } from '@/ui/Page';
import { BrokenEvent } from './BrokenEvent';
import classes from './Integrity.module.css';
import { integrityQuery, useReport, useVerify } from './integrityQueries';
import { ProofMark } from './ProofMark';

const COMMAND = 'dotnet Scorecard.Api.dll verify';

/** How large the log is, whether anybody changed it behind Scorecard's back, and the button that finds out. */
export function IntegrityPage() {
  const { t, i18n } = useTranslation('integrity');
  const format = useFormat();
  const { data } = useSuspenseQuery(integrityQuery());
  const verify = useVerify();
  const report = useReport();
  const words = useEventWords();
  const [failure, setFailure] = useState<unknown>(null);

  async function save(as: 'saveJson' | 'saveHtml') {
    setFailure(null);
    const [made, file] = await Promise.all([report.mutateAsync(), import('./reportFile')]);
    file[as](made, { t, format, kind: words.kind, type: words.type, language: i18n.language });
  }

  return (
    <Page
      title={t('title')}
      under={t('lead')}
      actions={
        <>
          <ExportButton label={t('report.save')} busy={report.isPending}>
            <Menu.Item onClick={() => void save('saveHtml').catch(setFailure)}>{t('report.html')}</Menu.Item>
            <Menu.Item onClick={() => void save('saveJson').catch(setFailure)}>{t('report.json')}</Menu.Item>
          </ExportButton>
          <Button
            leftSection={<IconShieldCheck size={16} aria-hidden="true" />}
            loading={verify.isPending}
            onClick={() => verify.mutate()}
          >
            {t('verify')}
          </Button>
        </>
      }
    >
      <dl className={classes.figures}>
        <div>
          <dt>{t('events')}</dt>
          <dd className="num">{format.number(data.events)}</dd>
        </div>
        <div>
          <dt>{t('streams')}</dt>
          <dd className="num">{format.number(data.streams)}</dd>
        </div>
      </dl>
      <ErrorNotice error={verify.error} onRetry={() => verify.mutate()} />
      <ErrorNotice error={failure} />
      <Section title={t('lastVerification')}>
        <div role="status" aria-live="polite">
          {data.lastVerification ? (
            <Verification verification={data.lastVerification} />
          ) : (
            <EmptyState message={t('never')} />
          )}
        </div>
      </Section>
      <Section title={t('how.title')}>
        <p className={classes.prose}>{t('how.chain')}</p>
        <p className={classes.prose}>{t('how.command')}</p>
        <pre className={classes.command}>{COMMAND}</pre>
      </Section>
    </Page>
  );
}

function Verification({ verification }: { verification: VerificationView }) {
  const { t } = useTranslation('integrity');
  const format = useFormat();
  const { ok, broken } = verification;
  const figures = { events: format.number(verification.events), streams: format.number(verification.streams) };

  return (
    <div className={classes.verification}>
      <ProofMark ok={ok} large />
      <p>{ok ? t('resultIntact', figures) : t('resultBroken', figures)}</p>
      <p className={classes.muted}>
        {t('ranAt', {
          at: format.dateTime(verification.startedAt),
          seconds: format.number(verification.durationMs / 1000, 1),
        })}
      </p>
      {broken && <BrokenEvent broken={broken} link />}
    </div>
  );
}
