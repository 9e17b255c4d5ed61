import { IconBulb } from '@tabler/icons-react';
import i18n from 'i18next';
import { useTranslation } from 'react-i18next';
import type { WritingHintView } from '@/api/generated';
import classes from './Write.module.css';

interface Props {
  hints: readonly WritingHintView[];
  /** To name the key result that a hint is about. */
  keyResults: readonly { id: string; title: string }[];
}

/** What could be written better: advice, never a refusal. */
export function HintList({ hints, keyResults }: Props) {
  const { t } = useTranslation('okrs');
  const say = ({ code, word, count, limit }: WritingHintView) =>
    i18n.exists(`hints.codes.${code}`, { ns: 'okrs' })
      ? t(`hints.codes.${code}` as 'hints.codes.title-long', { word, length: count, limit })
      : null;
  return (
    <ul className={classes.hints}>
      {hints.map((hint) => {
        const text = say(hint);
        const about = keyResults.find(({ id }) => id === hint.keyResultId)?.title;
        return (
          text && (
            <li key={`${hint.code}/${hint.keyResultId}`}>
              <IconBulb size={14} aria-hidden="true" />
              <span>
                {about && <strong>{about}: </strong>}
                {text}
              </span>
            </li>
          )
        );
      })}
    </ul>
  );
}
