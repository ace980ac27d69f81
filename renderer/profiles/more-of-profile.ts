import type { Platform } from '../../shared/platforms/platform.ts'
import type { ProfileInput } from '../../shared/schemas.ts'

/** The most seconds by which tokens may start early (`profileSchema`). */
const earlyAtMost = 3600

/** Whole seconds from what is typed, from 0 to an hour: what is no digit is left out, and nothing is 0. */
export function secondsTyped(typed: string): number {
  return Math.min(Number(typed.replace(/[^0-9]/g, '').slice(0, 5)), earlyAtMost)
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
