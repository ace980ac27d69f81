import { describe, expect, it } from 'vitest'
import { testNow, testProfile, testRoom } from '../platforms/digital-samba/test-drafts.ts'
import { platforms } from '../platforms/index.ts'
import { nothingKnown } from '../platforms/platform.ts'
import type { Profile } from '../schemas.ts'
import { rowChecker } from './check-row.ts'
import type { InputRow } from './schemas.ts'

const columns = ['name', 'id', 'picture']
const row = (cells: string[], fault: string | null = null): InputRow => ({ row: 1, line: 2, cells, fault })

function checker(profile: Profile = testProfile, templates: Record<string, string> = {}) {
  const draft = platforms['digital-samba'].newDraft(profile)
  Object.assign(draft.values, { rd: 'demo-room', role: 'attendee' })
  const plan = { draft, columns: { u: '{name}', ud: '{id}', ...templates }, timeZone: 'UTC' }
  const asked: unknown[] = []
  const check = rowChecker({
    plan,
    columns,
    profile,
    now: testNow,
    timeZone: 'UTC',
    knownFor: (...about) => {
      asked.push(about)
      return { ...nothingKnown, room: { ...testRoom, isLocked: about[0] === 'demo-room' } }
    },
  })
  return { check, asked }
}

describe('rowChecker', () => {
  it('gives what a row comes to, with what is known of its room', () => {
    const { check, asked } = checker()
    const checked = check(row(['Jane Smith', 'crm-1', '']))
    expect(checked).toMatchObject({
      guest: { name: 'Jane Smith', externalId: 'crm-1' },
      content: { rd: 'demo-room', u: 'Jane Smith', ud: 'crm-1', exp: testNow + 8 * 3600 },
      level: 'hint',
      summary: { room: 'demo-room', name: 'Jane Smith', externalId: 'crm-1', role: 'attendee' },
      formulas: [],
    })
    expect(checked.findings.map(({ code }) => code)).toEqual(['room-locked'])
    expect(asked).toEqual([['demo-room', { name: 'Jane Smith', externalId: 'crm-1' }]])
  })

  it('gives the worst level', () => {
    const { check } = checker(testProfile, { rd: 'other-room' })
    expect(check(row(['', 'jane@example.com', '=1'])).level).toBe('warning')
    expect(check(row(['', 'x', '=1'])).level).toBe('hint')
    expect(check(row(['Jane', 'x', '=1'])).level).toBe('formula')
    expect(check(row(['Jane', 'x', '1'])).level).toBeNull()
  })

  it('makes a fault of the row its only finding', () => {
    const checked = checker().check(row(['=Jane', '', ''], 'There are too many cells.'))
    expect(checked).toMatchObject({ level: 'error', formulas: ['name'] })
    expect(checked.findings).toEqual([
      expect.objectContaining({
        ...{ level: 'error', code: 'row-unreadable', field: null, message: 'There are too many cells.' },
      }),
    ])
  })

  it('lets nobody anonymous out', () => {
    const { check } = checker({ ...testProfile, anonymous: true }, { avatar: '{picture}' })
    const alias = { name: 'Icy Pebble', externalId: 'guest-1', isNew: false }
    const jane = row(['Jane Smith', 'crm-1', 'https://example.com/jane.png'])
    const checked = check(jane, alias)
    expect(checked.content).toMatchObject({ u: 'Icy Pebble', ud: 'guest-1' })
    expect(checked.guest).toEqual({ name: 'Jane Smith', externalId: 'crm-1' })
    for (const each of [checked, check(jane)])
      expect(JSON.stringify([each.draft, each.content, each.findings, each.summary])).not.toMatch(
        /jane|crm-1/i,
      )
    expect(check(row(['', '', '']), alias).content).not.toHaveProperty('ud')
  })

  it('compares the alias with the ids that were issued before', () => {
    const profile: Profile = { ...testProfile, platform: 'video-io', settings: {}, anonymous: true }
    const plan = {
      draft: platforms['video-io'].newDraft(profile),
      columns: { identity: '{id}', scopes: 'videos.read' },
      timeZone: 'UTC',
    }
    const known = { ...nothingKnown, similarIds: ['CRM-1'] }
    const moment = { now: testNow, timeZone: 'UTC', knownFor: () => known }
    const check = rowChecker({ plan, columns, profile, ...moment })
    const { findings } = check(row(['', 'crm-1', '']))
    // What was typed is not here to compare with: see `similarTo` of the platform.
    expect(findings.map(({ code }) => code)).toEqual(['identity-similar'])
  })

  it('refuses fields and columns that there are not', () => {
    expect(() => checker(testProfile, { nobody: 'x' })).toThrow(
      expect.objectContaining({ code: 'bad-request', field: 'nobody' }),
    )
    expect(() => checker(testProfile, { role: '{nothing}' })).toThrow(
      expect.objectContaining({ code: 'bad-request', field: 'role' }),
    )
    expect(() => checker(testProfile, { e2ee: 'on' })).not.toThrow()
  })
})
