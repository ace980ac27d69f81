import type { SessionFilter } from './schemas.ts'

/** The filter that lets every session through but those that were crafted in the Lab. */
export const everySession: SessionFilter = {
  text: '',
  state: null,
  profileId: null,
  environment: null,
  origin: null,
  from: null,
  until: null,
}
