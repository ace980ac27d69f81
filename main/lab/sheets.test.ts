import { describe, expect, test } from 'vitest'
import { contract } from '../../shared/contract.ts'
import { resultOf } from '../../shared/lab/result.ts'
import type { Observed } from '../../shared/lab/schemas.ts'
import type { Engine } from '../engine.ts'
import { memoryStore } from '../keychain/memory.ts'
import { draftFor, testNow } from '../test-drafts.ts'
import { profileWithKey, startEngine } from '../test-engine.ts'
import { craftRequest, makeSheetOf, ownCase } from './test-lab.ts'
import { engineWithSheet, everyCrafted, saveCases } from './test-sheets.ts'

const allRows = (engine: Engine, id: string) =>
  engine.sheets.rows({ id, offset: 0, limit: 500, result: null }).rows

describe('what was seen', () => {
  test.each<[Observed | null]>([['accepted'], ['refused'], ['name-screen'], ['error'], [null]])(
    'as %s comes to a result, is counted, and stays over a restart',
    async (observed) => {
      const { engine, sheet, again } = await engineWithSheet()
      engine.sheets.observe({ id: sheet.id, number: 1, observed: 'refused', detail: 'before' })
      const { row, sheet: after } = engine.sheets.observe({
        ...{ id: sheet.id, number: 1 },
        ...{ observed, detail: 'Token expired' },
      })
      const result = resultOf('refused', observed)
      expect(row).toMatchObject({
        observed,
        result,
        detail: 'Token expired',
        observedAt: observed === null ? null : testNow,
      })
      expect(after.counts[result]).toBe(result === 'open' ? 3 : 1)
      expect('token' in row).toBe(false)
      await engine.close()
      const { engine: next } = await again()
      expect(allRows(next, sheet.id)[0]).toEqual(row)
      expect(next.sheets.list()).toEqual([after])
    },
  )

  test('narrows the rows by result, and pages through them', async () => {
    const { engine, sheet } = await engineWithSheet(5)
    for (const number of [1, 4]) {
      engine.sheets.observe({
        id: sheet.id,
        number,
        observed: number === 1 ? 'refused' : 'accepted',
        detail: '',
      })
    }
    engine.sheets.observe({ id: sheet.id, number: 2, observed: 'refused', detail: '' })
    const page = (result: 'pass' | 'fail' | 'open' | null, offset = 0, limit = 500) => {
      const { rows, total } = engine.sheets.rows({ id: sheet.id, offset, limit, result })
      return [rows.map(({ number }) => number), total]
    }
    expect(page('pass')).toEqual([[1, 4], 2])
    expect(page('fail')).toEqual([[2], 1])
    expect(page('open')).toEqual([[3, 5], 2])
    expect(page(null, 1, 2)).toEqual([[2, 3], 5])
    expect(page('open', 1, 1)).toEqual([[5], 2])
  })

  test('may have a note, also of odd characters', async () => {
    const { engine, sheet } = await engineWithSheet()
    const note = 'Zoë “quoted”\n\u0000 🎧'
    expect(engine.sheets.note({ id: sheet.id, number: 2, note }).row.note).toBe(note)
    expect(engine.sheets.row(sheet.id, 2).note).toBe(note)
    expect(engine.sheets.row(sheet.id, 1).note).toBe('')
  })

  test('is not that of a row or a sheet that is not there', async () => {
    const { engine, sheet } = await engineWithSheet()
    const missing = expect.objectContaining({ code: 'not-found' })
    for (const [id, number] of [
      [sheet.id, 4],
      ['no-such-sheet', 1],
    ] as const) {
      expect(() => engine.sheets.observe({ id, number, observed: 'refused', detail: '' })).toThrow(missing)
      expect(() => engine.sheets.note({ id, number, note: 'x' })).toThrow(missing)
      expect(() => engine.sheets.row(id, number)).toThrow(missing)
    }
    expect(() => engine.sheets.rename('no-such-sheet', 'x')).toThrow(missing)
    await expect(engine.sheets.remove('no-such-sheet')).rejects.toMatchObject({ code: 'not-found' })
    expect(() => [...engine.sheets.each('no-such-sheet')]).toThrow(missing)
  })
})

describe('a sheet', () => {
  test('can be renamed, but not to nothing', async () => {
    const { engine, sheet } = await engineWithSheet()
    expect(engine.sheets.rename(sheet.id, ' Release 2 ').title).toBe('Release 2')
    expect(() => engine.sheets.rename(sheet.id, ' ')).toThrow(
      expect.objectContaining({ code: 'bad-request' }),
    )
    expect(engine.sheets.get(sheet.id).title).toBe('Release 2')
  })

  test('takes its sessions with it when it is removed, and no others', async () => {
    const { engine, sheet, profile, ids } = await engineWithSheet()
    const { sheet: other } = await makeSheetOf(engine, profile.id, ids.slice(0, 1))
    const { session } = await engine.sessions.issue({ draft: draftFor(profile.id), timeZone: 'UTC' })
    await engine.sheets.remove(sheet.id)
    expect(engine.sheets.list().map(({ id }) => id)).toEqual([other.id])
    expect(engine.sessions.search(everyCrafted).rows.map(({ id }) => id)).toEqual([
      engine.sheets.row(other.id, 1).sessionId,
    ])
    expect(engine.sessions.get(session.id).id).toBe(session.id)
  })

  test('of many rows goes with every session, some at a time', async () => {
    const { engine, sheet } = await engineWithSheet(120)
    const removing = engine.sheets.remove(sheet.id)
    expect(engine.sessions.search(everyCrafted).rows.length).toBeGreaterThan(0)
    await removing
    expect(engine.sheets.list()).toEqual([])
    expect(engine.sessions.search(everyCrafted).rows.length).toBe(0)
  })

  test('keeps a row whose session is removed, without its token', async () => {
    const { engine, sheet } = await engineWithSheet()
    engine.sheets.observe({ id: sheet.id, number: 1, observed: 'refused', detail: '' })
    engine.sessions.remove([engine.sheets.row(sheet.id, 1).sessionId ?? ''])
    expect(engine.sheets.row(sheet.id, 1)).toMatchObject({
      sessionId: null,
      token: null,
      link: null,
      result: 'pass',
    })
    expect(engine.sheets.row(sheet.id, 2).token).not.toBeNull()
  })

  test('outlives its profile', async () => {
    const { engine, sheet, profile } = await engineWithSheet()
    await engine.profiles.remove(profile.id)
    expect(engine.sheets.get(sheet.id)).toEqual({ ...sheet, profileId: null })
    expect(engine.sheets.row(sheet.id, 1).token).not.toBeNull()
    const running = engine.sheets.run({ id: sheet.id, concurrency: 1, rate: 0, rows: 'all' })
    await expect(running).rejects.toMatchObject({ code: 'bad-request' })
  })

  test('is listed before older ones', async () => {
    const { engine, sheet, profile, ids } = await engineWithSheet()
    const { sheet: second } = await makeSheetOf(engine, profile.id, ids)
    expect(engine.sheets.list().map(({ id }) => id)).toEqual([second.id, sheet.id])
  })

  test('shows nothing while locked', async () => {
    const { engine, sheet } = await engineWithSheet()
    await engine.lock()
    expect(() => engine.sheets.list()).toThrow(expect.objectContaining({ code: 'locked' }))
    await engine.unlock()
    expect(engine.sheets.get(sheet.id)).toEqual(sheet)
  })

  test('that is read while the history is shut ends in a sentence', async () => {
    const { engine, sheet } = await engineWithSheet(250)
    const rows = engine.sheets.each(sheet.id)[Symbol.iterator]()
    rows.next()
    await engine.lock()
    await engine.unlock()
    const rest = () => {
      for (let next = rows.next(); !next.done; next = rows.next());
    }
    expect(rest).toThrow(expect.objectContaining({ code: 'history-unavailable' }))
  })

  test('of 1,000 cases is whole, in order', async () => {
    const { engine, sheet } = await engineWithSheet(1000)
    expect(sheet.counts.open).toBe(1000)
    const rows = [...engine.sheets.each(sheet.id)]
    expect(rows.map(({ number }) => number)).toEqual(Array.from({ length: 1000 }, (_, at) => at + 1))
    expect(rows.every(({ token }) => token !== null)).toBe(true)
  })

  test('that is made in memory moves into the history with everything that was seen', async () => {
    const secrets = memoryStore()
    secrets.become('missing')
    const { engine, again } = await startEngine({ secrets })
    const { profile } = await profileWithKey(engine)
    const { sheet } = await makeSheetOf(engine, profile.id, saveCases(engine, 3))
    const { row, sheet: after } = engine.sheets.observe({
      ...{ id: sheet.id, number: 2, observed: 'accepted', detail: 'seen' },
    })
    secrets.become('ok')
    await engine.retryKeychain()
    expect(engine.status().history.state).toBe('open')
    await engine.close()
    const { engine: next } = await again()
    expect(next.sheets.list()).toEqual([after])
    expect(allRows(next, sheet.id)[1]).toEqual(row)
    expect(next.sheets.row(sheet.id, 3).token).not.toBeNull()
    expect(next.lab.ownCases('digital-samba')).toHaveLength(3)
  })
})

test('every answer fits the contract', async () => {
  const { engine, profile, ids } = await engineWithSheet(2)
  const made = await makeSheetOf(engine, profile.id, ids)
  const { id } = made.sheet
  const [other] = engine.sheets.list().filter((one) => one.id !== id)
  const answers = {
    'lab.craft': await engine.lab.craft(craftRequest(profile.id)),
    'sheets.make': made,
    'sheets.list': { sheets: engine.sheets.list() },
    'sheets.get': engine.sheets.get(id),
    'sheets.rows': engine.sheets.rows({ id, offset: 0, limit: 9, result: null }),
    'sheets.observe': engine.sheets.observe({ id, number: 1, observed: 'error', detail: 'x' }),
    'sheets.note': engine.sheets.note({ id, number: 1, note: 'x' }),
    'sheets.compare': engine.sheets.compare(id, other?.id ?? ''),
  }
  expect(answers['sheets.compare'].changes).toHaveLength(1)
  for (const [verb, answer] of Object.entries(answers)) {
    const { response } = contract[verb as keyof typeof answers]
    expect(response.parse(answer), verb).toEqual(answer)
  }
})

describe('two runs compared', () => {
  test('say what is another result or was seen otherwise, and what is in one of them alone', async () => {
    const { engine, sheet: before, profile, ids } = await engineWithSheet(4)
    engine.lab.saveOwnCase(ownCase('new'))
    const { sheet } = await makeSheetOf(engine, profile.id, ['new', ...ids.slice(0, 3)])
    engine.sheets.observe({ id: before.id, number: 1, observed: 'refused', detail: 'one' })
    engine.sheets.observe({ id: sheet.id, number: 2, observed: 'refused', detail: 'another' })
    engine.sheets.observe({ id: before.id, number: 2, observed: 'accepted', detail: '' })
    engine.sheets.observe({ id: sheet.id, number: 3, observed: 'name-screen', detail: '' })
    const { changes, same } = engine.sheets.compare(sheet.id, before.id)
    expect(changes.map(({ caseId, before: was, after }) => [caseId, was?.observed, after?.observed])).toEqual(
      [
        ['new', undefined, null],
        ['case-2', 'accepted', 'name-screen'],
        ['case-4', null, undefined],
      ],
    )
    expect(same).toBe(2)
    expect(engine.sheets.compare(sheet.id, sheet.id)).toEqual({ changes: [], same: 4 })
  })
})
