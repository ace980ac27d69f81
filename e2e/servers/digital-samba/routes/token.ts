import { json } from '../../common/answers.ts'
import { invalid, notFound, type Problems } from '../answers.ts'
import { findRole, findRoom, type Room } from '../state.ts'
import { readDateTime } from '../times.ts'
import { type Claims, signToken } from '../token.ts'
import type { Route } from './route.ts'

type Body = Readonly<Record<string, unknown>>

/**
 * A token that the platform signs (https://docs.digitalsamba.com/reference/rest-api/tokens/create and vendor OpenAPI,
 * `createRoomToken`): every field may be missing or null, as may the body.
 */
export const tokenRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/api/v1/rooms/:/token',
    answer({ names: [name = ''], body, state, now }) {
      const room = findRoom(state, name, now)
      if (!room) return notFound('Room')
      const given = body ?? {}
      if (!isBody(given)) return invalid({ body: ['The body must be a JSON object.'] })
      const problems: Problems = {}
      const fields = readFields(given, room, now, problems)
      if (Object.keys(problems).length > 0) return invalid(problems)
      const token = signToken(claimsOf(fields, room, state.team.id, now), state.team.developerKey)
      const link = `https://${state.team.domain}.digitalsamba.com/${room.friendlyUrl}?token=${token}`
      return json({ token, link })
    },
  },
]

function isBody(value: unknown): value is Body {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

const texts = ['ud', 'u', 'role', 'initials', 'breakoutId', 'avatar'] as const

function readFields(body: Body, room: Room, now: number, problems: Problems): Claims {
  const fields: Record<string, unknown> = {}
  for (const name of texts) {
    const value = body[name] ?? undefined
    if (value !== undefined && typeof value !== 'string') problems[name] = [`The ${name} must be a string.`]
    fields[name] = value
  }
  if (typeof fields.role === 'string' && !findRole(room.roles, fields.role))
    problems.role = ['The selected role is invalid.']
  if (typeof fields.breakoutId === 'string' && !room.breakouts.some(({ id }) => id === fields.breakoutId))
    problems.breakoutId = ['The selected breakout id is invalid.']
  fields.exp = readTime(body, 'exp', (value) => (value < minutesEnd ? now + value * 60 : value), problems)
  fields.nbf = readTime(body, 'nbf', (value) => value, problems)
  return fields
}

/** `exp` may be a timestamp or minutes from now. Where one ends and the other begins is not documented. */
const minutesEnd = 10_000_000

function readTime(
  body: Body,
  name: string,
  ofNumber: (value: number) => number,
  problems: Problems,
): number | undefined {
  const value = body[name] ?? undefined
  if (value === undefined) return undefined
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) return ofNumber(value)
  const time = typeof value === 'string' ? readDateTime(value) : null
  if (time === null) problems[name] = [`The ${name} must be a timestamp or a date and time.`]
  return time ?? undefined
}

/** In the order of the document's own token; `JSON.stringify` leaves out what is undefined. */
function claimsOf(fields: Claims, room: Room, teamId: string, now: number): Claims {
  const { ud, u, role, initials, breakoutId, avatar, nbf, exp } = fields
  return { ud, u, rd: room.id, td: teamId, role, initials, breakoutId, avatar, iat: now, nbf, exp }
}
