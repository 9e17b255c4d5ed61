import { useTranslation } from 'react-i18next';
import { toProblem } from '@/api/problem';
import { notifyDone } from '@/ui/notify';
import { wordProblem } from '@/ui/words';

/** Says in a corner why something that has no form of its own was refused. */
export function useTell() {
  const { t } = useTranslation('errors');
  return (error: unknown) => {
    const { what, why, now } = wordProblem(toProblem(error), t);
    notifyDone([what, why, now].filter(Boolean).join(' '));
  };
}
