export const delimiters = [',', ';', '\t', '|'] as const
export type DelimiterName = 'comma' | 'semicolon' | 'tab' | 'bar'

const names: Readonly<Record<string, DelimiterName>> = { ';': 'semicolon', '\t': 'tab', '|': 'bar' }

export function delimiterName({ delimiter }: { readonly delimiter: string }): DelimiterName {
  return names[delimiter] ?? 'comma'
}
