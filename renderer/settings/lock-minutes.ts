import { countOf } from '../view/count-of.ts'

/** The choices for how many minutes without a hand on the computer lock the application; 0 for never. */
export const lockPresets = [
  { value: '0', label: 'Never' },
  { value: '5', label: '5 min' },
  { value: '15', label: '15 min' },
  { value: '30', label: '30 min' },
  { value: '60', label: '60 min' },
] as const

export type LockPreset = (typeof lockPresets)[number]['value']

/** The preset of so many minutes, or null for another number. */
export function lockPresetOf(minutes: number): LockPreset | null {
  return lockPresets.find(({ value }) => Number(value) === minutes)?.value ?? null
}

/** What the setting means, in a sentence. */
export function lockWords(minutes: number): string {
  return minutes === 0
    ? 'Roompass does not lock while nobody is at the computer.'
    : `Roompass locks after ${countOf(minutes, 'minute')} without a key press or a movement of the mouse.`
}
