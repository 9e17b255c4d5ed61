import { ActionIcon, Button, Checkbox, Group, TextInput } from '@mantine/core';
import { IconChevronLeft, IconChevronRight, IconSearch } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Frequency } from '@/api/generated';
import { useSession } from '@/shared/session';
import { useFormat } from '@/ui/format';
import { useCalendar } from '@/ui/LocaleSettings';
import { Segmented } from '@/ui/Segmented';
import { useUrlState } from '@/ui/useUrlState';
import { type GridRange, paged } from './gridRange';
import classes from './Values.module.css';

export const FREQUENCIES: readonly Frequency[] = ['daily', 'weekly', 'monthly', 'quarterly', 'half-yearly', 'yearly'];

/** Frequency, range and filters, all of them in the URL. */
export function ValuesFilters({ range }: { range: GridRange }) {
  const { t } = useTranslation('values');
  const format = useFormat();
  const calendar = useCalendar();
  const { organization } = useSession();
  const [frequency, setFrequency] = useUrlState<Frequency>('frequency', 'monthly', FREQUENCIES);
  const [to, setTo] = useUrlState('to', '');
  const [text, setText] = useUrlState('q', '');
  const [owner, setOwner] = useUrlState('owner', '');
  const [gaps, setGaps] = useUrlState('gaps', '');
  const page = (direction: -1 | 1) => setTo(paged(range, direction, organization.today, calendar) ?? null);

  return (
    <div className={`${classes.filters} no-print`}>
      <div className={classes.scroll}>
        <Segmented
          label={t('shorten')}
          value={frequency}
          onChange={setFrequency}
          options={FREQUENCIES.map((value) => ({ value, label: t(`frequency.${value}`) }))}
        />
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would add a frame that means nothing here */}
      <div role="group" aria-label={t('range.periods')} className={classes.range}>
        <ActionIcon variant="subtle" color="gray" aria-label={t('range.earlier')} onClick={() => page(-1)}>
          <IconChevronLeft size={16} />
        </ActionIcon>
        <span className="num">
          {t('range.shown', { from: format.period(range.from.key), to: format.period(range.to.key) })}
        </span>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t('range.later')}
          disabled={to === ''}
          onClick={() => page(1)}
        >
          <IconChevronRight size={16} />
        </ActionIcon>
        {to !== '' && (
          <Button size="compact-xs" variant="subtle" onClick={() => setTo(null)}>
            {t('range.latest')}
          </Button>
        )}
      </div>
      <Group gap="md">
        <TextInput
          size="xs"
          type="search"
          w={180}
          leftSection={<IconSearch size={14} />}
          aria-label={t('search')}
          placeholder={t('search')}
          value={text}
          onChange={(event) => setText(event.currentTarget.value || null)}
        />
        <Checkbox
          size="xs"
          label={t('onlyMine')}
          checked={owner === 'me'}
          onChange={(event) => setOwner(event.currentTarget.checked ? 'me' : null)}
        />
        <Checkbox
          size="xs"
          label={t('onlyMissing')}
          checked={gaps === '1'}
          onChange={(event) => setGaps(event.currentTarget.checked ? '1' : null)}
        />
      </Group>
    </div>
  );
}
