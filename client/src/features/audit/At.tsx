import { useFormat } from '@/ui/format';
import classes from './Audit.module.css';

/** A moment, on one line. */
export function At({ at }: { at: string }) {
  const format = useFormat();
  return (
    <time dateTime={at} className={classes.at}>
      {format.dateTime(at)}
    </time>
  );
}
