import fc from 'fast-check'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { Settings } from '../../shared/schemas.ts'
import { memoryDatabase } from '../data/open-database.ts'
import type { Storage } from '../data/storage.ts'
import { defaultSettings, writeSettings } from '../settings/settings.ts'
import { testNow } from '../test-drafts.ts'
import { everySession, issueIn, profileWithKey, startEngine } from '../test-engine.ts'
import { changesKept } from './changes.ts'
import { recordSession, type StoredSession } from './session-rows.ts'
import { storedSession } from './test-sessions.ts'
import { createUpkeep } from './upkeep.ts'

const day = 86_400

interface Kept {
  readonly id: string
  readonly token: string
}

/** Upkeep of a history with sessions; the clock can be set, and time let pass. */
function historyOf(sessions: readonly Partial<StoredSession>[], settings: Partial<Settings> = {}) {
  const database = memoryDatabase()
  onTestFinished(() => void database.close())
  for (const parts of sessions) recordSession(database, storedSession(parts))
  writeSettings(database, { ...defaultSettings, ...settings })
  const world = { now: testNow, elapsed: 0, isOpen: true, told: 0 }
  const storage = {
    isOpen: () => world.isOpen && database.open,
    use: (work) => work(database),
  } satisfies Pick<Storage, 'isOpen' | 'use'>
  const upkeep = createUpkeep({
    // Upkeep uses no more of it.
    storage: storage as Storage,
    now: () => world.now,
    elapsed: () => world.elapsed,
    announce: () => {
      world.told++
    },
  })
  const kept = () => database.prepare<[], Kept>('SELECT id, token FROM sessions ORDER BY id').all()
  return { upkeep, world, kept, database }
}

const ended = { id: 'ended', validUntil: testNow }
const ending = { id: 'ending', validUntil: testNow + 1 }
const endless = { id: 'endless', validUntil: null }
const crafted = { id: 'crafted', validUntil: testNow - 1, origin: 'crafted' } as const

describe('the text of a token', () => {
  test.each([
    ['never', { crafted: 'a.b.c', ended: '', ending: '', endless: '' }],
    ['until-expiry', { crafted: 'a.b.c', ended: '', ending: 'a.b.c', endless: 'a.b.c' }],
    ['always', { crafted: 'a.b.c', ended: 'a.b.c', ending: 'a.b.c', endless: 'a.b.c' }],
  ] as const)('is kept %s; of a crafted one in any case', (keepTokens, expected) => {
    const { upkeep, kept } = historyOf([ended, ending, endless, crafted], { keepTokens })
    upkeep.run()
    expect(Object.fromEntries(kept().map(({ id, token }) => [id, token]))).toEqual(expected)
  })

  test('goes when the session expires, and that is told once', () => {
    const { upkeep, world, kept } = historyOf([ending])
    upkeep.run()
    expect(world.told).toBe(0)
    world.now += 1
    world.elapsed += 1
    upkeep.run()
    upkeep.run()
    expect(kept()).toEqual([{ id: 'ending', token: '' }])
    expect(world.told).toBe(1)
  })
})

describe('sessions', () => {
  const old = { id: 'old', issuedAt: testNow - 30 * day - 1 }
  const justKept = { id: 'just-kept', issuedAt: testNow - 30 * day }

  test('older than the days of the setting are removed', () => {
    const { upkeep, kept, world } = historyOf([old, justKept], { retentionDays: 30 })
    upkeep.run()
    expect(kept().map(({ id }) => id)).toEqual(['just-kept'])
    expect(world.told).toBe(1)
  })

  test('are all kept where the setting is none', () => {
    const { upkeep, kept, world } = historyOf([old, { id: 'ancient', issuedAt: 0 }])
    upkeep.run()
    expect(kept()).toHaveLength(2)
    expect(world.told).toBe(0)
  })

  test('in memory are left alone', () => {
    const { upkeep, kept, world } = historyOf([old, ended], { retentionDays: 1, keepTokens: 'never' })
    world.isOpen = false
    upkeep.run()
    expect(kept().map(({ token }) => token)).toEqual(['a.b.c', 'a.b.c'])
    expect(upkeep.preview({ ...defaultSettings, retentionDays: 1 })).toEqual({
      sessions: 0,
      stillValid: 0,
      oldest: null,
      tokens: 0,
    })
  })

  test('that are very many go by and by', async () => {
    const many = Array.from({ length: 120 }, (_, number) => ({ issuedAt: number }))
    const { upkeep, kept, world } = historyOf([...many, justKept], { retentionDays: 30 })
    upkeep.run()
    expect(kept().length).toBeLessThan(121)
    expect(kept().length).toBeGreaterThan(1)
    upkeep.run()
    await expect.poll(() => kept().length).toBe(1)
    expect(world.told).toBeGreaterThan(0)
  })
})

describe('a clock that is set while the program runs', () => {
  test.each([40 * day, -40 * day])('by %i s takes nothing out of the history', (by) => {
    const { upkeep, kept, world } = historyOf([ending, { id: 'new', issuedAt: testNow - day }], {
      retentionDays: 30,
    })
    upkeep.run()
    const before = kept()
    world.now += by
    for (let look = 0; look < 30; look++) {
      upkeep.run()
      world.now += 60
      world.elapsed += 60
    }
    expect(kept()).toEqual(before)
    world.now -= by
    upkeep.run()
    expect(kept().find(({ id }) => id === 'ending')?.token).toBe('')
    expect(kept()).toHaveLength(2)
  })
})

describe('the preview', () => {
  const time = fc.integer({ min: testNow - 5, max: testNow + 5 })
  const session = fc.record({
    issuedAt: fc.integer({ min: testNow - day - 5, max: testNow - day + 5 }),
    validFrom: fc.option(time),
    validUntil: fc.option(time),
    origin: fc.constantFrom('signed', 'crafted'),
    token: fc.constantFrom('', 'a.b.c'),
  })
  const wanted = fc.record({
    keepTokens: fc.constantFrom('never', 'until-expiry', 'always'),
    retentionDays: fc.constantFrom(0, 1, 2),
  })

  test('is what goes', () => {
    fc.assert(
      fc.property(fc.array(session, { maxLength: 10 }), wanted, (sessions, parts) => {
        const settings: Settings = { ...defaultSettings, ...parts }
        const { upkeep, database } = historyOf(sessions, { keepTokens: 'always' })
        const read = () =>
          database
            .prepare<[], StoredSession>(
              `SELECT id, token, issued_at AS issuedAt, valid_from AS validFrom, valid_until AS validUntil
               FROM sessions`,
            )
            .all()
        const before = read()
        const preview = upkeep.preview(settings)
        expect(read()).toEqual(before)
        writeSettings(database, settings)
        upkeep.run()
        const after = new Map(read().map((row) => [row.id, row]))
        const gone = before.filter(({ id }) => !after.has(id))
        expect(preview).toEqual({
          sessions: gone.length,
          stillValid: gone.filter(
            ({ validFrom, validUntil }) =>
              validUntil === null || (validUntil > testNow && (validFrom === null || validUntil > validFrom)),
          ).length,
          oldest: gone.length === 0 ? null : Math.min(...gone.map(({ issuedAt }) => issuedAt)),
          tokens: before.filter(({ id, token }) => token !== '' && after.get(id)?.token === '').length,
        })
      }),
      { numRuns: 300 },
    )
  })
})

describe('an engine', () => {
  test('applies settings at once, and looks at every start', async () => {
    const { engine, again } = await startEngine()
    const { profile } = await profileWithKey(engine)
    const { session } = await issueIn(engine, profile.id)
    await engine.close()

    const { engine: later, again: andAgain } = await again({ clock: () => (testNow + 2 * day) * 1000 })
    expect(later.sessions.get(session.id)).toMatchObject({ token: null, link: null, claims: session.claims })
    const { session: newer } = await issueIn(later, profile.id)
    const settings: Settings = { ...defaultSettings, retentionDays: 1 }
    expect(later.settings.preview(settings)).toEqual({
      sessions: 1,
      stillValid: 0,
      oldest: testNow,
      tokens: 0,
    })
    expect(later.settings.set(settings)).toEqual(settings)
    expect(later.sessions.search(everySession).rows.map(({ id }) => id)).toEqual([newer.id])
    await later.close()

    const { engine: last } = await andAgain({ clock: () => (testNow + 4 * day) * 1000 })
    expect(last.sessions.search(everySession).rows.length).toBe(0)
  })
})

test('of what happened only the last is kept', () => {
  const { upkeep, database } = historyOf([])
  const add = database.prepare("INSERT INTO session_changes (session_id, what) VALUES ('x', 'noted')")
  database.transaction(() => {
    for (let number = 0; number < changesKept + 1500; number++) add.run()
  })()
  upkeep.run()
  const read = database.prepare<[], { least: number; count: number }>(
    'SELECT min(number) AS least, count(*) AS count FROM session_changes',
  )
  expect(read.get()).toEqual({ least: 1501, count: changesKept })
})
