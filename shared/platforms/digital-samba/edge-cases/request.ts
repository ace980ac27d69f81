import { setMember } from '../../../jws/json-members.ts'
import type { CaseBase, CaseDraft, Change, RequestCase } from '../../../lab/edge-case.ts'
import type { RequestCraft } from '../../../lab/schemas.ts'
import type { Claims } from '../../../schemas.ts'
import type { Edit } from './build.ts'

/** What the API takes of a token; team, room and time of issue it adds itself (vendor OpenAPI, `createRoomToken`). */
const taken = ['ud', 'u', 'initials', 'role', 'breakoutId', 'avatar', 'nbf', 'exp']

/**
 * The right request for a token that says this: `POST /api/v1/rooms/{room}/token`
 * (https://docs.digitalsamba.com/reference/rest-api/tokens/create), with team id and key as HTTP Basic.
 */
export function requestFor(claims: Claims): RequestCraft {
  const room = typeof claims.rd === 'string' ? claims.rd : ''
  const body = Object.fromEntries(Object.entries(claims).filter(([name]) => taken.includes(name)))
  return {
    origin: 'api',
    method: 'POST',
    path: pathFor(room),
    headers: [
      { name: 'Authorization', value: 'Basic {{basic}}' },
      { name: 'Content-Type', value: 'application/json' },
    ],
    body: JSON.stringify(body),
  }
}

export const pathFor = (room: string) => `/api/v1/rooms/${encodeURIComponent(room.toWellFormed())}/token`

type Part = Extract<Change, { in: 'request' }>['part']

/** A change of the request; the right one where the draft is a token. */
export function requestEdit(
  part: Part,
  change: (request: RequestCraft, base: CaseBase) => Partial<RequestCraft>,
): Edit {
  return {
    changes: [{ in: 'request', part }],
    apply: (draft: CaseDraft, base): RequestCase => {
      const request = draft.kind === 'request' ? draft.request : requestFor(base.claims)
      return { kind: 'request', request: { ...request, ...change(request, base) } }
    },
  }
}

/** A field of the body, as it is to be written. */
export const field = (name: string, text: (base: CaseBase) => string) =>
  requestEdit('body', ({ body }, base) => ({ body: setMember(body, name, text(base)) }))

export const body = (text: string) => requestEdit('body', () => ({ body: text }))

/** The header that says who asks. */
export const authorisation = (value: string | null) =>
  requestEdit('credentials', ({ headers }) => {
    const others = headers.filter(({ name }) => name !== 'Authorization')
    return { headers: value === null ? others : [{ name: 'Authorization', value }, ...others] }
  })
