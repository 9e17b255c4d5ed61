import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { PlanWarning } from '@/api/generated';
import classes from '../Rewards.module.css';

const KNOWN = ['participant-deactivated', 'participant-erased', 'participation-gap'] as const;

interface Props {
  /** Those about anything but a participant are left out. */
  warnings: readonly PlanWarning[];
  nameOf: (personId: string) => string | undefined;
}

/** What should be looked at of those who take part, in sentences. */
export function PeopleWarnings({ warnings, nameOf }: Props) {
  const { t } = useTranslation('rewards');
  const said = warnings.flatMap(({ code, personId }) => {
    const known = KNOWN.find((one) => one === code);
    return known && personId ? [{ known, personId }] : [];
  });
  if (said.length === 0) return null;
  return (
    <section className={classes.warnings} aria-label={t('warnings.ofPeople')}>
      <strong>
        <IconAlertTriangle size={16} aria-hidden="true" /> {t('warnings.ofPeople')}
      </strong>
      <ul>
        {said.map(({ known, personId }) => (
          <li key={`${known}/${personId}`}>{t(`warnings.${known}`, { name: nameOf(personId) || t('someone') })}</li>
        ))}
      </ul>
    </section>
  );
}
