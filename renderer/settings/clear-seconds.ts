/** The choices for how long a copied token stays on the clipboard, in seconds; 0 keeps it. */
export const clearPresets = [
  { value: '0', label: 'Off' },
  { value: '30', label: '30 s' },
  { value: '60', label: '60 s' },
  { value: '120', label: '2 min' },
] as const

export type ClearPreset = (typeof clearPresets)[number]['value']

/** The most seconds that the setting takes (`settingsSchema`). */
export const clearSecondsAtMost = 3600

/** The preset of so many seconds, or null for a time of one's own. */
export function presetOf(seconds: number): ClearPreset | null {
  return clearPresets.find(({ value }) => Number(value) === seconds)?.value ?? null
}

/** Reads a time of one's own: whole seconds from 1 to an hour. Null for anything else. */
export function readClearSeconds(text: string): number | null {
  if (!/^\d{1,4}$/.test(text.trim())) return null
  const seconds = Number(text)
  return seconds >= 1 && seconds <= clearSecondsAtMost ? seconds : null
}
