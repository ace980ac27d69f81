import { parseDuration } from '../../shared/validity/duration.ts'

/** Lengths one press away. `typed` is what goes into the field. */
export const validityPresets = [
  { value: '30m', label: '30 min', typed: '30m' },
  { value: '2h', label: '2 h', typed: '2h' },
  { value: '8h', label: '8 h', typed: '8h' },
  { value: 'day', label: 'End of day', typed: 'end of day' },
] as const

export type ValidityChoice = (typeof validityPresets)[number]['value'] | 'custom'

/** The preset that means the same as what is typed for the end: `120m` is `2 h`. */
export function presetOf(typed: string): ValidityChoice {
  const text = typed.trim()
  const length = parseDuration(text)
  const same = validityPresets.find((preset) =>
    length === null
      ? preset.value === 'day' && preset.typed === text.toLowerCase()
      : parseDuration(preset.typed) === length,
  )
  return same?.value ?? 'custom'
}

export type StartChoice = 'now' | 'later' | 'absent'

/** What is typed for the start, as one of three. */
export function startChoiceOf(typed: string): StartChoice {
  const text = typed.trim().toLowerCase()
  if (text === '') return 'absent'
  return text === 'now' ? 'now' : 'later'
}
