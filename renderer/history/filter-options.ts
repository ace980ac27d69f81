import type { Environment, Origin, Profile } from '../../shared/schemas.ts'
import type { SelectOption } from '../components/Select.tsx'
import type { DatePreset } from './filters.ts'

/** Where a session comes from, in words; a new origin without them is a type error. */
export const originWords: Record<Origin, string> = {
  signed: 'signed here',
  crafted: 'crafted in the lab',
  fetched: 'fetched from the platform',
  pasted: 'pasted in',
}

const environmentWords: Record<Environment, string> = {
  production: 'Production',
  staging: 'Staging',
  development: 'Development',
}

const dateWords: Record<DatePreset, string> = {
  any: 'Any day',
  today: 'Today',
  week: 'Last 7 days',
  month: 'Last 30 days',
  custom: 'Days…',
}

function optionsOf<V extends string>(words: Readonly<Record<V, string>>): SelectOption<V>[] {
  return (Object.keys(words) as V[]).map((value) => {
    const label = words[value]
    return { value, label: label.charAt(0).toUpperCase() + label.slice(1) }
  })
}

export const originOptions = optionsOf(originWords)
export const environmentOptions = optionsOf(environmentWords)
export const dateOptions = optionsOf(dateWords)

/** The profiles to choose from; one that was removed while it was chosen stays a choice. */
export function profileOptions(profiles: readonly Profile[], chosen: string | null): SelectOption<string>[] {
  const options = profiles.map(({ id, name, environment }) => ({ value: id, label: name, note: environment }))
  if (chosen === null || profiles.some(({ id }) => id === chosen)) return options
  return [...options, { value: chosen, label: 'A removed profile' }]
}
