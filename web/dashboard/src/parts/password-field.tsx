import { PasswordInput, type PasswordInputProps } from '@mantine/core'

/** A field for a password or a key. Mantine's own does not say to screen readers that it is wrong. */
export function PasswordField(props: PasswordInputProps) {
  return <PasswordInput {...props} aria-invalid={props.error ? true : undefined} />
}
