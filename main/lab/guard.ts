import { RoompassError } from '../../shared/errors.ts'
import { isLabOpen } from '../../shared/lab/lab-open.ts'
import type { Profile } from '../../shared/schemas.ts'
import { excerpt } from '../../shared/text/excerpt.ts'

/** Stands before everything that the Lab signs or sends. @throws RoompassError `lab-closed` */
export function refuseClosed(profile: Pick<Profile, 'name' | 'environment' | 'labAllowed'>): void {
  if (isLabOpen(profile)) return
  throw new RoompassError(
    'lab-closed',
    `“${excerpt(profile.name)}” is a profile of production, which is closed to the Lab: allow the Lab under Profiles, More, or use another profile.`,
  )
}
