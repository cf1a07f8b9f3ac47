import { Select } from '@mantine/core'
import { useState } from 'react'
import { useSession } from '../session.tsx'
import { type Choice, languages } from './choices.ts'

/** The language that texts are shown in; the shop's own at first. */
export function useShownLanguage(): [string, (language: string) => void] {
  const { session } = useSession()
  const [own = 'en'] = session.shop.locale.split('-', 1)
  return useState(languages.some(({ value }) => value === own) ? own : 'en')
}

/** Chooses the language of the texts below; says in which there are own ones. */
export function LanguageSelect({
  value,
  onChange,
  own,
  description,
}: {
  value: string
  onChange: (language: string) => void
  /** How many own texts there are in a language. */
  own: (language: string) => number
  description?: string
}) {
  return (
    <Select
      label="Language"
      {...(description === undefined ? {} : { description })}
      data={languages.map((language) => withCount(language, own(language.value)))}
      value={value}
      onChange={(language) => onChange(language ?? value)}
      allowDeselect={false}
      maw={340}
    />
  )
}

function withCount({ value, label }: Choice, count: number): Choice {
  if (count === 0) return { value, label }
  return { value, label: `${label} · ${count === 1 ? 'own text' : `${count} own texts`}` }
}
