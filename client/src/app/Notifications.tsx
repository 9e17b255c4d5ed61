import { Notifications as Corner } from '@mantine/notifications';
import classes from './Notifications.module.css';

/** The corner in which `notifyDone` and `notifyUndo` speak. */
export default function Notifications() {
  return <Corner position="bottom-right" classNames={{ root: classes.corner }} />;
}
