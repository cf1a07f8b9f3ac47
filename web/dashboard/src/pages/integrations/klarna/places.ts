import type { Region } from '../../../../../../src/server/admin/wire.ts'

/** The regions that Klarna keeps apart, in the words of the server, with countries to recognise them by. */
export const regions: readonly { readonly id: Region; readonly name: string; readonly countries: string }[] =
  [
    { id: 'eu', name: 'Europe', countries: 'Sweden, Germany, United Kingdom, …' },
    { id: 'na', name: 'North America', countries: 'United States, Canada, Mexico' },
    { id: 'oc', name: 'Oceania', countries: 'Australia, New Zealand' },
  ]

export function regionName(region: Region): string {
  return regions.find(({ id }) => id === region)?.name ?? region
}

/** "Europe, live" */
export function placeName(region: Region, testMode: boolean): string {
  return `${regionName(region)}, ${testMode ? 'test mode' : 'live'}`
}
