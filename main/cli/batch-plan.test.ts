import { describe, expect, test } from 'vitest'
import type { BatchInput } from '../../shared/batch/schemas.ts'
import { platforms } from '../../shared/platforms/index.ts'
import type { Profile } from '../../shared/schemas.ts'
import { batchPlan, columnsSentence } from './batch-plan.ts'

const profile: Profile = {
  ...{ id: 'p', platform: 'digital-samba', name: 'Acme', environment: 'development' },
  settings: { teamId: '11111111-2222-4333-8444-555555555555', domain: 'acme' },
  ...{ defaultRole: 'attendee', defaultValidity: '2h', startEarly: 0, anonymous: false },
  ...{ remindMinutes: 0, labAllowed: false, keys: [] },
}

const anyInput: BatchInput = {
  ...{ id: 'i', from: 'file', name: 'guests.csv', bytes: 1, encoding: 'utf-8', firstRows: [], remarks: [] },
  ...{ reading: { format: 'csv', separator: ',', hasHeader: true }, columns: [] },
}

interface Said {
  readonly columns?: string[]
  readonly map?: string[]
  readonly options?: Record<string, string>
  readonly remembered?: Record<string, string> | null
}

const inLobby = { room: 'lobby' }

function planFor({ columns = ['Guest name'], map = [], options = inLobby, remembered = null }: Said) {
  const tables = new Map(Object.entries(options).map(([name, value]) => [name, [value]]))
  const batch = { remembered: () => remembered }
  const words = { tables, map }
  return batchPlan({ batch }, profile, { ...anyInput, columns }, words, { timeZone: 'Europe/Berlin' })
}

describe('how rows become drafts', () => {
  test('the options are for all rows, and columns go where their names say', () => {
    const plan = planFor({ columns: ['Role', 'Name', 'shoe size'], options: { ...inLobby, role: 'speaker' } })
    expect(plan.columns).toEqual({ u: '{Name}', role: '{Role}' })
    expect(plan.draft.values).toMatchObject({ rd: 'lobby', role: 'speaker', exp: '2h' })
    expect(plan.timeZone).toBe('Europe/Berlin')
  })

  test('what was remembered stands before names, and what is said before both', () => {
    const columns = ['name', 'nick', 'id']
    const remembered = { u: '{nick}', ud: '{id}' }
    expect(planFor({ columns, remembered }).columns).toEqual(remembered)
    expect(planFor({ columns, remembered, map: ['name={name} ({nick})'] }).columns).toEqual({
      ...{ u: '{name} ({nick})', ud: '{id}' },
    })
  })

  test('a field is called as its option, or as the platform calls it, and nothing takes no column', () => {
    const columns = ['name', 'a', 'b']
    expect(planFor({ columns, map: ['external-id={a}'] }).columns).toEqual({ u: '{name}', ud: '{a}' })
    expect(planFor({ columns, map: ['ud={b}', 'name='] }).columns).toEqual({ ud: '{b}' })
  })

  test('a needed field may have a column instead of its option', () => {
    expect(planFor({ columns: ['name', 'room'], options: {} }).columns).toMatchObject({ rd: '{room}' })
    expect(() => planFor({ columns: ['name'], options: {} })).toThrow(
      '--room is missing, and no column is taken for it',
    )
  })

  test.each([
    [{ map: ['name'] }, 'takes FIELD=TEMPLATE'],
    [{ map: ['={a}'] }, 'takes FIELD=TEMPLATE'],
    [{ map: ['shoe={a}'] }, 'has no such field'],
    [{ map: ['name={nope}'] }, '--map name: There is no column nope'],
    [{ map: ['name={Guest name'] }, '--map name: '],
    [{ columns: ['shoe size'] }, 'such as --map name={shoe size}'],
    [{ map: ['name='] }, 'No column has a name that is known'],
    [{ options: { ...inLobby, scope: 'x' } }, '--scope is not one of'],
  ])('%j is refused', (said, words) => {
    expect(() => planFor(said)).toThrow(words)
  })

  test('is told in one line, in which nothing steers a terminal', () => {
    const plan = planFor({ columns: ['name', 'id\u001b[2J'], map: ['external-id={id\u001b[2J}'] })
    expect(columnsSentence(plan, platforms['digital-samba'])).toBe(
      'Takes name from {name}, external-id from {id\\u001b[2J}.',
    )
  })
})
