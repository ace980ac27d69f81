import { describe, expect, it } from 'vitest'
import { rowChecker } from '../../shared/batch/check-row.ts'
import { nothingKnown } from '../../shared/platforms/platform.ts'
import type { Profile } from '../../shared/schemas.ts'
import { platformOf } from '../stores/platform-of.ts'
import { testProfile } from '../stores/test-profile.ts'
import { guestRow } from './guest-row.ts'
import { roomOf } from './plan-room.ts'
import type { Checker } from './use-checker.ts'

const now = 1_795_264_930
const timeZone = 'Europe/Berlin'
const columns = ['Name', 'Id', 'Room', 'Until']

function checkerFor(profile: Profile, template: Record<string, string>, values = {}): Checker {
  const draft = platformOf(profile).newDraft(profile)
  const plan = { draft: { ...draft, values: { ...draft.values, ...values } }, columns: template, timeZone }
  const check = rowChecker({ plan, columns, profile, now, timeZone, knownFor: () => nothingKnown })
  return { check, profile, timeZone, now }
}

const listed = (...cells: string[]) => ({ row: 1, line: 2, cells, found: null })

describe('a line of the list', () => {
  const template = { u: '{Name}', ud: '{Id}', rd: '{Room}', exp: '{Until}' }

  it('says for whom it is, where, and until when', () => {
    const checker = checkerFor(testProfile(), template, { nbf: 'now', role: 'speaker' })
    expect(guestRow(listed('Jane Smith', 'crm-1', 'lobby', '2h'), checker)).toMatchObject({
      initials: 'JS',
      name: 'Jane Smith',
      externalId: 'crm-1',
      room: 'lobby',
      role: 'speaker',
      valid: '13:42 → 15:42',
    })
  })

  it('leaves out what is not there or can not be read, and keeps what main will say of it', () => {
    const checker = checkerFor(testProfile(), template, { nbf: '' })
    const row = guestRow(listed('', '', '', 'soon'), checker)
    expect(row).toMatchObject({ initials: '', name: '', externalId: '', room: '', valid: '' })
    expect(row.checked.level).toBe('error')
  })

  it('shows who it is for, not what leaves in their place', () => {
    const checker = checkerFor(testProfile({ anonymous: true }), template)
    const row = guestRow(listed('Jane Smith', 'crm-1', 'lobby', '2h'), checker)
    expect(row).toMatchObject({ name: 'Jane Smith', externalId: 'crm-1', initials: '' })
  })
})

describe('the room of all rows', () => {
  it('is the one that is typed for them', () => {
    const draft = { profileId: 'acme', values: { rd: 'lobby' }, startEarly: 0 }
    expect(roomOf({ draft }, testProfile())).toBe('lobby')
    expect(roomOf({ draft: { ...draft, values: {} } }, testProfile())).toBe('')
    expect(roomOf({ draft }, { platform: 'dolby' })).toBe('')
  })
})
