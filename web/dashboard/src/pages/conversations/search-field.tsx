import { CloseButton, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import IconSearch from '@tabler/icons-react/icons/IconSearch'
import { useRef, useState } from 'react'
import { longestSearch } from './filters.ts'
import styles from './search-field.module.css'

const debounceMs = 300

/** Searches a moment after the last key. `value` is what is searched for now; it may also change from outside. */
export function SearchField({ value, search }: { value: string; search: (text: string) => void }) {
  const [text, setText] = useState(value)
  const [known, setKnown] = useState(value)
  const input = useRef<HTMLInputElement>(null)
  const searchSoon = useDebouncedCallback(search, debounceMs)
  if (value !== known) {
    setKnown(value)
    if (value !== text.trim()) setText(value)
  }
  const clear = () => {
    setText('')
    searchSoon('')
    searchSoon.flush()
    input.current?.focus()
  }
  return (
    <TextInput
      ref={input}
      role="searchbox"
      aria-label="Search conversations"
      placeholder="Words, an email or an order number"
      autoComplete="off"
      spellCheck={false}
      maxLength={longestSearch}
      value={text}
      onChange={(event) => {
        setText(event.currentTarget.value)
        searchSoon(event.currentTarget.value.trim())
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter') searchSoon.flush()
      }}
      classNames={{ input: styles[text === '' ? 'empty' : 'filled'] ?? '' }}
      leftSectionWidth={32}
      leftSection={<IconSearch size={18} aria-hidden="true" />}
      rightSection={text === '' ? null : <CloseButton aria-label="Clear the search" onClick={clear} />}
    />
  )
}
