import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { decodeJwt } from 'jose'
import { everySession } from '../../shared/session-filter.ts'
import { at } from '../paths.ts'
import { benchProfile, openEngine } from './bench-profile.ts'
import { type Figure, median } from './figures.ts'
import { linesOf, writeGuests } from './guests.ts'
import { type Taken, timedChild } from './timed-child.ts'
import { testKey } from './usual-claims.ts'

const many = 1_000_000
const fewer = 100_000
const rounds = 3
const megabyte = 1_000_000
const host = `Node ${process.versions.node}`

/**
 * A table of a million guests to one with their tokens, from the start of the program to its end. Ours is the built command line
 * on a real keychain: it checks every row, records every session in the encrypted history before it is written, and brings all
 * of it to the disk. The script, `peer-batch.ts`, does none of that. In turns, each time from nothing; medians.
 */
export async function batchFigures(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'roompass-bench-'))
  const guests = join(folder, 'guests.csv')
  const taken: Measured = { small: [], ours: [], text: [], keyObject: [] }
  try {
    await writeGuests(guests, fewer)
    for (let round = 0; round < rounds; round += 1) taken.small.push(await roompass(folder, guests, fewer))
    await writeGuests(guests, many)
    for (let round = 0; round < rounds; round += 1) {
      taken.text.push(await script(folder, guests, 'text'))
      taken.ours.push(await roompass(folder, guests, many))
      taken.keyObject.push(await script(folder, guests, 'key-object'))
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  return figuresOf(taken)
}

type Measured = Record<'small' | 'ours' | 'text' | 'keyObject', Taken[]>

function figuresOf({ small, ours, text, keyObject }: Measured): Figure[] {
  const seconds = (taken: readonly Taken[]) => median(taken.map((one) => one.seconds))
  // The worst of the rounds: a limit holds always.
  const peak = (taken: readonly Taken[]) => Math.max(...taken.map((one) => one.peak))
  const [all, some] = [many, fewer].map((rows) => rows.toLocaleString('en'))
  const what = `batch: ${all} guests, CSV to signed CSV`
  const time = { what, value: seconds(ours), unit: 's', goal: null, host } as const
  const script = 'script with jsonwebtoken and csv-parse'
  return [
    { ...time, peer: { name: script, value: seconds(text), atLeast: 1 } },
    { ...time, peer: { name: `${script}, a KeyObject`, value: seconds(keyObject), atLeast: null } },
    { what: `${what}, peak memory`, value: peak(ours) / megabyte, unit: 'MB', goal: 300, host },
    {
      what: `batch: peak memory, ${all} guests against ${some}`,
      value: peak(ours) / peak(small),
      unit: 'times',
      goal: 1.2,
      host,
    },
  ]
}

/** @throws Error where a guest is missing in the output or in the history */
async function roompass(folder: string, guests: string, rows: number): Promise<Taken> {
  const place = join(folder, 'roompass')
  const [dataDir, out] = [join(place, 'data'), join(place, 'tokens.csv')]
  mkdirSync(place)
  try {
    const before = await openEngine(dataDir)
    await benchProfile(before, {})
    await before.close()
    const taken = await timedChild(folder, [
      ...[at('out', 'main', 'cli.js'), 'batch', guests, '--data-dir', dataDir, '--profile', 'Bench'],
      ...['--room', 'demo-room', '--out', out, '--only-good'],
    ])
    await expectTokens(out, rows)
    await expectRecorded(dataDir, rows)
    return taken
  } finally {
    rmSync(place, { recursive: true, force: true })
  }
}

async function script(folder: string, guests: string, kindOfKey: 'text' | 'key-object'): Promise<Taken> {
  const out = join(folder, 'script.csv')
  try {
    const program = at('scripts', 'bench', 'peer-batch.ts')
    const taken = await timedChild(folder, [program, guests, out, testKey, kindOfKey])
    await expectTokens(out, many)
    return taken
  } finally {
    rmSync(out, { force: true })
  }
}

async function expectRecorded(dataDir: string, rows: number): Promise<void> {
  const engine = await openEngine(dataDir)
  try {
    const counts: readonly number[] = Object.values(engine.sessions.counts(everySession))
    const recorded = counts.reduce((sum, count) => sum + count, 0)
    if (recorded !== rows) throw new Error(`Only ${recorded} of ${rows} sessions are in the history.`)
  } finally {
    await engine.close()
  }
}

/** As many lines as guests, below the names of the columns, and the claims where they belong. */
async function expectTokens(path: string, rows: number): Promise<void> {
  const { count, first } = await linesOf(path)
  const token = /[\w-]+\.[\w-]+\.[\w-]+/.exec(first[2] ?? '')?.[0] ?? ''
  const { ud, rd, role } = decodeJwt(token)
  const said = `${count - 1} guests, the second one ${String(ud)} in ${String(rd)} as ${String(role)}`
  if (said === `${rows} guests, the second one crm-1000001 in demo-room as attendee`) return
  throw new Error(`${path} has ${said}.`)
}
