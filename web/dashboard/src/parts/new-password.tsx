import type { ChangeEventHandler } from 'react'
import { PasswordField } from './password-field.tsx'
import { strengthOf, strengthTexts } from './password-strength.ts'

/** A password that is being chosen; how strong it is stands below in words. */
export function NewPassword({
  label,
  value,
  error,
  onChange,
}: {
  label: string
  value: string
  error?: string | null
  onChange: ChangeEventHandler<HTMLInputElement>
}) {
  return (
    <PasswordField
      label={label}
      description={<span aria-live="polite">{strengthTexts[strengthOf(value)]}</span>}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      autoComplete="new-password"
      value={value}
      error={error}
      onChange={onChange}
    />
  )
}
