import { Button, type ButtonProps } from '@mantine/core';
import { type ComponentPropsWithRef, lazy, Suspense, useId, useState } from 'react';
import { useCanWrite } from './access';

const WhyNot = lazy(() => import('./WhyNot'));

type Props = ButtonProps &
  Omit<ComponentPropsWithRef<'button'>, keyof ButtonProps> & {
    /** What `useMay` or the `canEdit` of an answer says. */
    allowed?: boolean;
  };

/** A button that writes: while the past is shown or the right is missing it stays focusable and says why it does nothing. */
export function WriteButton({ allowed = true, onClick, type = 'button', ...props }: Props) {
  const { canWrite, reason } = useCanWrite(allowed);
  if (canWrite) return <Button type={type} onClick={onClick} {...props} />;
  return <IdleButton {...props} reason={reason} />;
}

function IdleButton({ reason, ...props }: Omit<Props, 'allowed' | 'onClick' | 'type'> & { reason: string | null }) {
  const id = useId();
  const [asked, setAsked] = useState<HTMLElement | null>(null);
  const forget = () => setAsked(null);

  return (
    <>
      <Button
        {...props}
        type="button"
        data-disabled
        aria-disabled
        aria-describedby={asked ? id : undefined}
        onClick={(event) => event.preventDefault()}
        onPointerEnter={(event) => setAsked(event.currentTarget)}
        onPointerLeave={forget}
        onFocus={(event) => setAsked(event.currentTarget)}
        onBlur={forget}
        onKeyDown={(event) => event.key === 'Escape' && forget()}
      />
      {asked && (
        <Suspense fallback={null}>
          <WhyNot id={id} target={asked} reason={reason} />
        </Suspense>
      )}
    </>
  );
}
