import { createHmac } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { parse } from 'csv-parse/sync'
import type { Session } from '../../../shared/schemas.ts'
import { everySession } from '../../../shared/session-filter.ts'
import type { Engine } from '../../engine.ts'
import { testKey } from '../../test-drafts.ts'
import { type Place, withEngine } from './test-place.ts'
import { expectSame } from './test-same.ts'

type Row = Readonly<Record<string, string>>

/**
 * Holds what has to be true of a batch that came to its end, whatever happened on the way: each guest is once in the
 * history and once in the output, in the order of the input and with the same token, and nothing else is left.
 *
 * @returns the ids of the sessions, in the order of the input
 * @throws Error with what is otherwise
 */
export async function expectWhole(place: Place): Promise<readonly string[]> {
  const guests = rowsOf(place.input)
  const output = rowsOf(place.output)
  expectSame('files', readdirSync(place.files).sort(), [basename(place.input), basename(place.output)])
  expectSame(
    'rows of the output',
    output.map(({ name, id, role, room }) => ({ name, id, role, room })),
    guests,
  )
  await withEngine(place, (engine) => expectHistory(engine, output))
  return output.map(({ session_id = '' }) => session_id)
}

function expectHistory(engine: Engine, output: readonly Row[]): void {
  // The newest is the first.
  const sessions = [...engine.sessions.each(everySession)].reverse()
  const keepsTokens = engine.settings.get().keepTokens !== 'never'
  expectSame(
    'sessions of the history',
    sessions.map((session) => inHistory(session, keepsTokens)),
    output.map((row) => inOutput(row, keepsTokens)),
  )
  const tokens = output.map(({ token = '' }) => token)
  expectSame('signed tokens', tokens, tokens.map(signedAgain))

  const { length } = output
  const batches = engine.batch
    .list()
    .map(({ state, read, issued, leftOut }) => ({ state, read, issued, leftOut }))
  expectSame('batches', batches, [{ state: 'done', read: length, issued: length, leftOut: 0 }])
  const last = output.at(-1)
  const found = engine.sessions.search({ ...everySession, text: last?.id ?? '', offset: 0, limit: 2 })
  expectSame(
    'sessions that are found',
    found.rows.map(({ id }) => id),
    [last?.session_id],
  )
  const counts: readonly number[] = Object.values(engine.sessions.counts(everySession))
  expectSame('counts of sessions', [counts.reduce((sum, count) => sum + count, 0)], [length])
}

function inHistory({ id, name, externalId, role, room, claims, token, link }: Session, keepsTokens: boolean) {
  return { id, name, externalId, role, room, claims, ...(keepsTokens && { token, link }) }
}

function inOutput(row: Row, keepsTokens: boolean) {
  const { session_id: id, name, id: externalId, role, room, token = '', link } = row
  return { id, name, externalId, role, room, claims: claimsOf(token), ...(keepsTokens && { token, link }) }
}

const claimsOf = (token: string) =>
  JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString() || 'null')

/** What a token has to be: HS256 over its header and claims (RFC 7515, section 5.1). */
function signedAgain(token: string): string {
  const signed = token.slice(0, token.lastIndexOf('.'))
  return `${signed}.${createHmac('sha256', testKey).update(signed).digest('base64url')}`
}

const rowsOf = (path: string): Row[] => parse(readFileSync(path), { columns: true })
