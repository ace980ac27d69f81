import { goodGrant } from './auth.ts'
import { addConferences, conferenceOf, leave, presentIn, stayOf } from './conferences.ts'
import type { Conference, State, Stay } from './state.ts'

/** Somebody who comes with a client's SDK. */
export interface Visitor {
  /** What is given to `initializeToken`. */
  readonly token: string
  /** What is given to `session.open`; name and avatar are known from there only. */
  readonly info: { readonly name?: string; readonly avatarUrl?: string; readonly externalId?: string }
  /** The conference that is joined, or created if there is none. */
  readonly alias: string
  /** Epoch seconds. */
  readonly now: number
}

/** What comes of it. */
export type Joining =
  | {
      readonly conference: Conference
      readonly stay: Stay
      /** The earlier participant with the same external id, who was switched out. */
      readonly switched: Stay | null
    }
  | { readonly refused: 'invalid-token' | 'other-external-id' | 'scope' }

/**
 * Opens a session and joins a conference, as an SDK does.
 *
 * | rule | source |
 * |---|---|
 * | an expired or unknown token, or one for the API, is refused | `guides-client-authentication` |
 * | another external id than the token's is refused; the same or none is fine | the React Native reference, `session.open` |
 * | the earlier participant with the same external id goes (`switched`) | `js-client-sdk-model-participantinfo` |
 * | creating a conference needs `conf:create` | the Node client, `types/authentication.ts` |
 */
export function openSession(state: State, { token, info, alias, now }: Visitor): Joining {
  const grant = goodGrant(state, token, 'session', now)
  if (!grant) return { refused: 'invalid-token' }
  const { externalId } = grant
  if (info.externalId !== undefined && info.externalId !== externalId) return { refused: 'other-external-id' }
  const at = now * 1000
  const guest = { externalId, name: info.name ?? null, avatarUrl: info.avatarUrl ?? null }
  const running = state.conferences.find((one) => one.alias === alias && one.endedAt === null)
  const { scopes } = grant
  const mayCreate = scopes === null || scopes.includes('*') || scopes.includes('conf:create')
  if (!running && !mayCreate) return { refused: 'scope' }
  const switched =
    presentIn(state).find((one) => externalId !== null && one.externalId === externalId) ?? null
  const stay = stayOf(guest, at)
  const conference = running ?? { ...conferenceOf(alias, guest, at), owner: stay, stays: [] }
  conference.stays.push(stay)
  if (!running) addConferences(state, [conference])
  if (switched) leave(state, switched, at)
  return { conference, stay, switched }
}
