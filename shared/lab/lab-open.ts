import type { Profile } from '../schemas.ts'

/** Whether the Lab may sign and send for a profile: one of production has to allow it. */
export function isLabOpen({ environment, labAllowed }: Pick<Profile, 'environment' | 'labAllowed'>): boolean {
  return environment !== 'production' || labAllowed
}
