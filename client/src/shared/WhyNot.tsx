import { Tooltip } from '@mantine/core';

interface Props {
  id: string;
  /** What the reason stands beside. */
  target: HTMLElement;
  reason: string | null;
}

/** Why a control does nothing. */
export default function WhyNot({ id, target, reason }: Props) {
  return <Tooltip id={id} role="tooltip" opened target={target} label={reason} />;
}
