import { Select, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useSession } from '@/shared/session';
import { peopleQuery } from '@/shared/units';
import classes from './CheckIn.module.css';
import { type Entry, needsBlocker } from './entry';

interface Props {
  entry: Entry;
  change: (part: Partial<Entry>) => void;
  errors: { blocker: string | null; owner: string | null };
}

/** What is in the way and who clears it; both are needed when the confidence is low. */
export function BlockerFields({ entry, change, errors }: Props) {
  const { t } = useTranslation('checkins');
  const { person } = useSession();
  const { data: people } = useQuery(peopleQuery());
  const needed = needsBlocker(entry);
  const known = (people ?? []).filter(({ active }) => active);
  return (
    <div className={classes.blocker}>
      {needed && <p className={classes.hint}>{t('blocker.why')}</p>}
      <Textarea
        label={t('blocker.label')}
        required={needed}
        autosize
        minRows={1}
        maxRows={6}
        value={entry.blocker}
        error={errors.blocker}
        onChange={(event) => change({ blocker: event.currentTarget.value })}
      />
      <Select
        label={t('blocker.owner')}
        required={needed}
        searchable
        clearable={!needed}
        nothingFoundMessage={t('blocker.nobody')}
        data={known.map(({ id, name }) => ({ value: id, label: id === person.id ? t('blocker.me', { name }) : name }))}
        value={entry.blockerOwnerId}
        error={errors.owner}
        onChange={(blockerOwnerId) => change({ blockerOwnerId })}
      />
    </div>
  );
}
