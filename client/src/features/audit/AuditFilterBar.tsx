import { Button, Group, Pill, Select, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useEventWords } from '@/shared/eventWords';
import { peopleQuery } from '@/shared/units';
import classes from './Audit.module.css';
import { ACTS, type FilterKey, NO_FILTERS, useFilters } from './auditFilters';

const SHORT_ID = 8;

/** What narrows the search; all of it stands in the URL. */
export function AuditFilterBar({ part }: { part: 'events' | 'access' }) {
  const { t } = useTranslation('audit');
  const words = useEventWords();
  const [filters, change] = useFilters();
  const { data: people } = useQuery(peopleQuery());

  const choice = (key: FilterKey, label: string, data: { value: string; label: string }[], all: string) => (
    <Select
      size="xs"
      searchable
      clearable
      label={label}
      placeholder={all}
      data={data}
      value={filters[key] ?? null}
      onChange={(value) => change({ [key]: value })}
    />
  );
  const day = (key: 'from' | 'to') => (
    <TextInput
      size="xs"
      type="date"
      label={t(`filter.${key}`)}
      value={filters[key] ?? ''}
      onChange={(event) => change({ [key]: event.currentTarget.value })}
    />
  );
  const pill = (key: FilterKey, name: string) => (
    <Pill
      withRemoveButton
      removeButtonProps={{ 'aria-label': t('filter.remove', { name }), 'aria-hidden': false, tabIndex: 0 }}
      onRemove={() => change({ [key]: null })}
    >
      {name}
    </Pill>
  );

  return (
    <div className={`${classes.filters} no-print`}>
      {part === 'events' && <TextFilter text={filters.q ?? ''} onSearch={(q) => change({ q })} />}
      {day('from')}
      {day('to')}
      {choice(
        'who',
        t('filter.who'),
        (people ?? []).map((person) => ({ value: person.id, label: person.name })),
        t('filter.anyone'),
      )}
      {part === 'events' ? (
        <>
          {choice('kind', t('filter.kind'), words.kinds(), t('filter.any'))}
          {choice('type', t('filter.type'), words.types(), t('filter.any'))}
        </>
      ) : (
        choice(
          'act',
          t('filter.act'),
          ACTS.map((act) => ({ value: act, label: t(`acts.${act}`) })),
          t('filter.any'),
        )
      )}
      {Object.keys(filters).length > 0 && (
        <Group gap="xs" className={classes.chosen}>
          {part === 'events' &&
            filters.subject &&
            pill('subject', t('filter.subject', { name: filters.subject.slice(0, SHORT_ID) }))}
          {part === 'events' &&
            filters.request &&
            pill('request', t('filter.request', { id: filters.request.slice(0, SHORT_ID) }))}
          <Button size="compact-xs" variant="subtle" onClick={() => change(NO_FILTERS)}>
            {t('filter.clear')}
          </Button>
        </Group>
      )}
    </div>
  );
}

/** Searched for when one says so, not at every letter: each search reads a long log. */
function TextFilter({ text, onSearch }: { text: string; onSearch: (text: string) => void }) {
  const { t } = useTranslation('audit');
  const [typed, setTyped] = useState(text);
  useEffect(() => setTyped(text), [text]);

  function submit(event: FormEvent) {
    event.preventDefault();
    onSearch(typed.trim());
  }
  return (
    <form onSubmit={submit} className={classes.text}>
      <TextInput
        size="xs"
        type="search"
        label={t('filter.search')}
        placeholder={t('filter.text')}
        leftSection={<IconSearch size={14} aria-hidden="true" />}
        maxLength={200}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onBlur={() => onSearch(typed.trim())}
      />
    </form>
  );
}
