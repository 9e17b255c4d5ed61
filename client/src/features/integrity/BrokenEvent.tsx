import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { BrokenEventView } from '@/api/generated';
import { useEventWords } from '@/shared/eventWords';
import { useFormat } from '@/ui/format';
import classes from './Integrity.module.css';

/** The event at which a chain breaks, named in full, and what that means. */
export function BrokenEvent({ broken, link = false }: { broken: BrokenEventView; link?: boolean }) {
  const { t } = useTranslation('integrity');
  const format = useFormat();
  const words = useEventWords();

  return (
    <div className={classes.brokenEvent}>
      <p>{t(`fault.${broken.reason}`)}</p>
      <dl>
        <dt>{t('stream')}</dt>
        <dd>
          {words.kind(broken.streamKind)} <code>{broken.streamId}</code>
        </dd>
        <dt>{t('version')}</dt>
        <dd>{format.number(broken.version)}</dd>
        <dt>{t('position')}</dt>
        <dd>{format.number(broken.position)}</dd>
        {broken.type && (
          <>
            <dt>{t('type')}</dt>
            <dd>
              {words.type(broken.type)} <code>{broken.type}</code>
            </dd>
          </>
        )}
        {broken.recordedAt && (
          <>
            <dt>{t('recordedAt')}</dt>
            <dd>{format.dateTime(broken.recordedAt)}</dd>
          </>
        )}
      </dl>
      {link && (
        <Link to="/integrity/streams/$kind/$id" params={{ kind: broken.streamKind, id: broken.streamId }}>
          {t('openStream')}
        </Link>
      )}
    </div>
  );
}
