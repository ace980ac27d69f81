import type { Database } from 'better-sqlite3-multiple-ciphers'
import { type CommonOfMany, type OneOfMany, recordMany } from '../../main/history/record-many.ts'

/** The moment at which the histories are looked at, in epoch seconds. */
export const benchNow = 1_800_000_000

export const sessionsInAll = 1_000_000

const first = [
  ...['Jane', 'John', 'Zoë', 'José', 'Aiko', 'Fatima', 'Lars', 'Priya', 'Chidi', 'Olga'],
  ...['Mark', 'Anna', 'Peter', 'Lucia', 'Ivan', 'Mei', 'Omar', 'Sara', 'Tom', 'Nina'],
]
const last = [
  ...['Smith', 'Müller', 'Ñandú', 'Tanaka', 'Haddad', 'Larsen', 'Patel', 'Okafor', 'Ivanova', 'Brown'],
  ...['Rossi', 'Silva', 'Kowalski', 'Nguyen', 'Kim', 'Garcia', 'Dubois', 'Novak', 'Jensen', 'Costa'],
]
const topics = [
  'lobby',
  'demo',
  'board',
  'workshop',
  'hands',
  'interview',
  'clinic',
  'class',
  'support',
  'sales',
]
const rooms = Array.from(
  { length: 60 },
  (_, at) => `${topics[at % 10]}-${topics[(at * 7 + 3) % 10]}-${Math.floor(at / 10)}`,
)

const twoYears = 2 * 365 * 86_400
const quarter = 900
/** Sessions of one transaction, about. */
const chunk = 5000

/** Three profiles of two environments, and 60 rooms, over two years; two sessions of a hundred are valid. */
export function fillMixed(database: Database): void {
  const random = numbersFrom(7)
  for (const at of [0, 1, 2]) addProfile(database, at)
  const batch = addBatch(database)
  const perQuarter = Math.ceil((sessionsInAll * quarter) / twoYears)
  inTransactions(database, perQuarter, (start, end) => {
    const issuedAt = Math.floor(benchNow - twoYears + (start / sessionsInAll) * twoYears)
    const rows = oneByOne(start, end, (row) => {
      const ending = issuedAt + 7200 < benchNow ? 7200 : 60
      const isLong = random() < 0.02
      const validUntil = isLong ? benchNow + Math.ceil(random() * 90) * 86_400 : issuedAt + ending
      return guest(row, random, { room: rooms[Math.floor(random() * 60)] ?? '', issuedAt, validUntil })
    })
    recordMany(database, common(Math.floor(random() * 3), batch, issuedAt), rows)
  })
}

/** One batch: everybody is let into one room, of one profile, now. */
export function fillBatch(database: Database): void {
  const random = numbersFrom(11)
  addProfile(database, 0)
  const batch = addBatch(database)
  inTransactions(database, chunk, (start, end) => {
    const issuedAt = benchNow - 600 + Math.floor(start / 50_000)
    const rows = oneByOne(start, end, (row) =>
      guest(row, random, { room: 'all-hands', issuedAt, validUntil: benchNow + 7200 }),
    )
    recordMany(database, common(0, batch, issuedAt), rows)
  })
}

function inTransactions(
  database: Database,
  atOnce: number,
  record: (start: number, end: number) => void,
): void {
  for (let start = 0; start < sessionsInAll; start += chunk) {
    database
      .transaction(() => {
        const end = Math.min(start + chunk, sessionsInAll)
        for (let row = start; row < end; row += atOnce) record(row, Math.min(row + atOnce, end))
      })
      .immediate()
  }
}

function oneByOne(start: number, end: number, make: (row: number) => OneOfMany): OneOfMany[] {
  return Array.from({ length: end - start }, (_, at) => make(start + at))
}

function guest(
  row: number,
  random: () => number,
  {
    room,
    issuedAt,
    validUntil,
  }: { readonly room: string; readonly issuedAt: number; readonly validUntil: number },
): OneOfMany {
  const name = `${first[Math.floor(random() * 20)]} ${last[Math.floor(random() * 20)]}`
  const externalId = `crm-${row}`
  const role = random() < 0.2 ? 'moderator' : 'attendee'
  return {
    ...{ batchRow: row, room, name, externalId, role, validFrom: issuedAt, validUntil, identityKey: null },
    claimsText: JSON.stringify({
      ...{ td: '0a1b2c3d-1111-2222-3333-444455556666', rd: room, u: name, ud: externalId, role },
      ...{ iat: issuedAt, nbf: issuedAt, exp: validUntil },
    }),
    // As long as a signature, and none.
    keptToken: `.${'x'.repeat(43)}`,
  }
}

function common(profile: number, batch: number, issuedAt: number): CommonOfMany {
  return {
    platform: 'digital-samba',
    profileId: `bench-${profile}`,
    profileName: `Bench ${profile}`,
    environment: profile === 0 ? 'production' : 'staging',
    keyId: null,
    keyFingerprint: '0000·0000',
    origin: 'signed',
    linkHost: 'acme.digitalsamba.com',
    issuedAt,
    batch,
    headerText: '{"alg":"HS256","typ":"JWT"}',
  }
}

function addProfile(database: Database, at: number): void {
  database
    .prepare(`INSERT INTO profiles (
      id, platform, name, folded_name, environment, settings, default_role, default_validity
    ) VALUES (?, 'digital-samba', ?, ?, ?, '{}', '', '')`)
    .run(`bench-${at}`, `Bench ${at}`, `bench ${at}`, at === 0 ? 'production' : 'staging')
}

function addBatch(database: Database): number {
  const sql = `INSERT INTO batches (id, state, content, started_at, changed_at) VALUES ('bench', 'done', '{}', ?, ?)`
  return Number(database.prepare(sql).run(benchNow, benchNow).lastInsertRowid)
}

/** The same numbers from 0 to 1 in each run. */
function numbersFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return state / 2_147_483_648
  }
}
