import { Notifications as Corner } from '@mantine/notifications';

/** The corner in which `notifyDone` and `notifyUndo` speak. */
export default function Notifications() {
  return <Corner position="bottom-right" />;
}
