import type { PasswordInputProps } from '@mantine/core'
import { PasswordField } from '../../../parts/password-field.tsx'

/** A secret that is no password: its button says what it shows. */
export function SecretField({ label, ...props }: PasswordInputProps & { readonly label: string }) {
  return (
    <PasswordField
      label={label}
      autoComplete="off"
      visibilityToggleButtonProps={{
        'aria-label': `Show or hide the ${label.toLowerCase()}`,
        'aria-hidden': false,
        tabIndex: 0,
      }}
      {...props}
    />
  )
}
