import type { PasswordInputProps } from '@mantine/core'
import { PasswordField } from './password-field.tsx'
import { strengthOf, strengthTexts } from './password-strength.ts'

/** A password that is being chosen; how strong it is stands below in words. */
export function NewPassword({ value, ...field }: PasswordInputProps & { value: string }) {
  return (
    <PasswordField
      description={<span aria-live="polite">{strengthTexts[strengthOf(value)]}</span>}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      autoComplete="new-password"
      value={value}
      {...field}
    />
  )
}
