import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { HeldInput, RewardLineItem, RewardRunView } from '@/api/generated';
import { placeOf, useHeldText } from '../HeldNotice';
import classes from '../Rewards.module.css';

/** As many names stand there unfolded. */
const FEW = 8;

interface Cause {
  input: HeldInput;
  lines: RewardLineItem[];
}

/** What is missing, each cause once with those who wait for it, and the way to enter it. */
export function HeldLines({ run, lines }: { run: RewardRunView; lines: readonly RewardLineItem[] }) {
  const { t } = useTranslation('rewards');
  const text = useHeldText();
  const causes = new Map<string, Cause>();
  for (const line of lines)
    for (const input of line.held) {
      const cause = causes.get(text(input)) ?? { input, lines: [] };
      cause.lines.push(line);
      causes.set(text(input), cause);
    }

  return (
    <>
      <ul className={classes.held}>
        {[...causes].map(([why, { input, lines: waiting }]) => {
          const place = placeOf(input);
          return (
            <li key={why}>
              <span>
                <strong>{why}</strong>{' '}
                {place && <Link to={place as string}>{t('run.heldOpen', { name: input.name ?? t('gate.kpi') })}</Link>}
              </span>
              <details open={waiting.length <= FEW}>
                <summary>{t('run.heldPeople', { count: waiting.length })}</summary>
                <span className={classes.people}>
                  {waiting.map(({ person }) => (
                    <Link key={person.id} to={`/rewards/statements/${run.id}/${person.id}` as string}>
                      {person.name}
                    </Link>
                  ))}
                </span>
              </details>
            </li>
          );
        })}
      </ul>
      <p className={classes.muted}>
        {t('run.heldNow')} <Link to={'/values' as string}>{t('run.toValues')}</Link>
      </p>
    </>
  );
}
