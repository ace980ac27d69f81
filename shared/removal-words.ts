import { platforms } from './platforms/index.ts'
import type { PlatformId, SessionRow } from './schemas.ts'

/**
 * Said wherever sessions are stopped or removed: a token does not need the history to let someone in. One sentence.
 *
 * @param platformIds of the sessions, each as often as it occurs
 */
export function tokenOutlives(platformIds: readonly PlatformId[]): string {
  const those = [...new Set(platformIds)].map((id) => platforms[id])
  const [ending, ...others] = new Set(those.map((platform) => platform.ending))
  if (ending !== undefined && others.length === 0) return ending
  const names = new Intl.ListFormat('en-GB').format(those.map(({ name }) => name))
  const differs = names === '' ? '' : `; what ends one earlier is not the same for ${names}`
  return `The tokens themselves work until they expire${differs}.`
}

/** What ends the token of one session, in one sentence: by its time if it has any, and by what else. */
export function tokenEnding({
  platform,
  validUntil,
  isEndUnknown,
}: Pick<SessionRow, 'platform' | 'validUntil' | 'isEndUnknown'>): string {
  const { ending, endlessEnding } = platforms[platform]
  return validUntil === null && !isEndUnknown ? (endlessEnding ?? ending) : ending
}
