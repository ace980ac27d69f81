import type { Platform } from '../../shared/platforms/platform.ts'
import type { ProfileInput } from '../../shared/schemas.ts'

/** The most seconds by which tokens may start early (`profileSchema`). */
const earlyAtMost = 3600

/** Whole seconds from what is typed, from 0 to an hour: what is no digit is left out, and nothing is 0. */
export function secondsTyped(typed: string): number {
  return wholeTyped(typed, earlyAtMost)
}

/** The most minutes before the end at which a session is reminded of (`profileSchema`). */
const remindAtMost = 1440

/** Whole minutes from what is typed, from 0 to a day; nothing is 0, for never. */
export function minutesTyped(typed: string): number {
  return wholeTyped(typed, remindAtMost)
}

function wholeTyped(typed: string, atMost: number): number {
  return Math.min(Number(typed.replace(/[^0-9]/g, '').slice(0, 5)), atMost)
}

/** Whether a profile says anything of what stands under "More". */
export function hasMore(
  { profileFields }: Pick<Platform, 'profileFields'>,
  { settings, startEarly }: Pick<ProfileInput, 'settings' | 'startEarly'>,
): boolean {
  return (
    startEarly > 0 || profileFields.some(({ advanced, name }) => advanced && (settings[name] ?? '') !== '')
  )
}
