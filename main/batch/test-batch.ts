import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import type { Batch, BatchPlan } from '../../shared/batch/schemas.ts'
import { digitalSamba } from '../../shared/platforms/digital-samba.ts'
import type { Profile } from '../../shared/schemas.ts'
import { everySession } from '../../shared/session-filter.ts'
import type { Engine } from '../engine.ts'
import type { BatchRequest } from './batch-engine.ts'

/** For tests only: batches of made-up guests, and what has to hold of them whatever happened. */

/** A table of guests, of which each has an id of their own. */
export function guestTable(count: number, { from = 1, room = 'demo-room' } = {}): string {
  const rows = Array.from({ length: count }, (_, at) => {
    const number = from + at
    return `"Guest, ${number}",crm-${number},${number % 3 === 0 ? 'moderator' : 'attendee'},${room}`
  })
  return `${['name,id,role,room', ...rows].join('\n')}\n`
}

/** How the columns of such a table are issued from. */
export function guestPlan(profile: Profile, values: BatchPlan['draft']['values'] = {}): BatchPlan {
  const draft = digitalSamba.newDraft(profile)
  return {
    draft: { ...draft, values: { ...draft.values, ...values } },
    columns: { u: '{name}', ud: '{id}', role: '{role}', rd: '{room}' },
    timeZone: 'UTC',
  }
}

/** Begins a batch from a file, without a dry run. */
export async function beginBatch(
  engine: Engine,
  path: string,
  request: Partial<Omit<BatchRequest, 'inputId'>> & Pick<BatchRequest, 'plan' | 'target'>,
): Promise<Batch> {
  const { id } = await engine.batch.open({ from: 'file', path })
  return engine.batch.issue({ choice: 'all', format: 'csv', guardFormulas: false, ...request, inputId: id })
}

/** Waits until nobody works on a batch, and gives it. */
export function ended(engine: Engine, id: string): Promise<Batch> {
  const isOver = ({ state }: Batch) => state !== 'running' && state !== 'paused'
  return new Promise((resolve) => {
    const leave = engine.batch.onProgress((batch) => {
      if (batch.id === id && isOver(batch)) done(batch)
    })
    const done = (batch: Batch) => {
      leave()
      resolve(batch)
    }
    const now = engine.batch.get(id)
    if (isOver(now)) done(now)
  })
}

/** One guest, as the history or an output has them. */
export interface SeenGuest {
  readonly sessionId: string
  readonly name: string
  readonly externalId: string
  readonly role: string
  readonly token: string
  readonly link: string
}

/** Every session of the history, by the external id. */
export function guestsInHistory(engine: Engine): SeenGuest[] {
  const guests = [...engine.sessions.each(everySession)].map(
    ({ id, name, externalId, role, token, link }): SeenGuest => ({
      sessionId: id,
      name: name ?? '',
      externalId: externalId ?? '',
      role: role ?? '',
      token: token ?? '',
      link: link ?? '',
    }),
  )
  return guests.sort(byId)
}

/** Every row of a CSV output, by the external id. */
export function guestsInOutput(path: string): SeenGuest[] {
  const rows: Record<string, string>[] = parse(readFileSync(path), { columns: true })
  const guests = rows.map(
    ({ session_id = '', name = '', id = '', role = '', token = '', link = '' }): SeenGuest => ({
      ...{ sessionId: session_id, name, externalId: id, role, token, link },
    }),
  )
  return guests.sort(byId)
}

/** The files of a folder that belong to outputs, whole or not. */
export const outputsIn = (folder: string) => readdirSync(folder).filter((name) => name.includes('tokens'))

export const inFolder = (folder: string) => ({
  input: join(folder, 'guests.csv'),
  output: join(folder, 'tokens.csv'),
})

const byId = (one: SeenGuest, other: SeenGuest) =>
  one.externalId.localeCompare(other.externalId) || one.sessionId.localeCompare(other.sessionId)
