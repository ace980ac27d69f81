import { z } from '../../../shared/zod.ts'
import type { Account, PlatformAdapter } from '../platform.ts'
import { basic, bodyOf, roomPath } from './api.ts'
import { everyItem } from './pages.ts'
import { flagIfSaid, identifier } from './read-values.ts'

const session = z.object({ id: identifier(), live: flagIfSaid })

/**
 * Ends the live sessions of a room: those of `GET /api/v1/rooms/{room}/sessions?live=true`, each by
 * `POST /api/v1/sessions/{session}/end` (vendor OpenAPI, sessions). One that ended by itself meanwhile does not count.
 */
export const endLive: NonNullable<PlatformAdapter['endLive']> = async (account, room) => {
  account.onProgress(0, null)
  const live = await everyItem(account, {
    path: roomPath(room, '/sessions'),
    query: { live: 'true' },
    by: 'after',
    most: 1000,
    read: readLiveSession,
    keyOf: ({ id }) => id,
  })
  let ended = 0
  for (const { id } of live) if (await end(account, id)) ended += 1
  return ended
}

/** Null for one that is over: a platform that does not know the filter lists those as well. */
function readLiveSession(value: unknown): { readonly id: string } | null {
  const read = session.safeParse(value)
  if (!read.success || read.data.id === null || read.data.live === false) return null
  return { id: read.data.id }
}

const gone = 404

/** False where it was over by then. */
async function end(account: Account, id: string): Promise<boolean> {
  const path = `/api/v1/sessions/${encodeURIComponent(id)}/end`
  const answer = await account.ask({ method: 'POST', path, authorization: basic(account) })
  if (answer.status === gone) return false
  bodyOf(answer)
  return true
}
