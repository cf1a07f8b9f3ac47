import { SegmentedControl } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'

/** What Klarna's portal gave the merchant. */
export type Given = 'password' | 'api_key' | 'file'

const choices: { value: Given; label: string }[] = [
  { value: 'password', label: 'Username and password' },
  { value: 'api_key', label: 'API key' },
  { value: 'file', label: 'File from Klarna’s portal' },
]

export function GivenSwitch({ value, onChange }: { value: Given; onChange: (value: Given) => void }) {
  const isNarrow = useMediaQuery('(max-width: 36em)', undefined, { getInitialValueInEffect: false })
  return (
    <SegmentedControl
      aria-label="What you have from Klarna"
      orientation={isNarrow === true ? 'vertical' : 'horizontal'}
      fullWidth
      data={choices}
      value={value}
      onChange={onChange}
    />
  )
}
