/** The choices for how many days a session stays in the history; 0 keeps it. */
export const retentionPresets = [
  { value: '0', label: 'Never' },
  { value: '30', label: '30 days' },
  { value: '90', label: '90 days' },
  { value: '365', label: '365 days' },
] as const

export type RetentionPreset = (typeof retentionPresets)[number]['value']

/** The most days that the setting takes (`settingsSchema`). */
export const retentionDaysAtMost = 36_500

/** The preset of so many days, or null for a number of one's own. */
export function retentionPresetOf(days: number): RetentionPreset | null {
  return retentionPresets.find(({ value }) => Number(value) === days)?.value ?? null
}

/** Reads a number of one's own: whole days from 1 to a hundred years. Null for anything else. */
export function readRetentionDays(text: string): number | null {
  if (!/^\d{1,5}$/.test(text.trim())) return null
  const days = Number(text)
  return days >= 1 && days <= retentionDaysAtMost ? days : null
}
