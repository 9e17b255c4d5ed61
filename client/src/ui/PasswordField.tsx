import { PasswordInput, type PasswordInputProps } from '@mantine/core';

/** A field for a password that says to screen readers, and to whatever looks for the first refused field, that it is refused. */
export function PasswordField(props: PasswordInputProps) {
  return <PasswordInput aria-invalid={props.error ? true : undefined} {...props} />;
}
