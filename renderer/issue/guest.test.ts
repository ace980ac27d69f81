import { describe, expect, it } from 'vitest'
import { platforms } from '../../shared/platforms/index.ts'
import { leavingDraft } from '../../shared/platforms/leaving-draft.ts'
import { aliasAwaited, guestOf, isAliasAwaited } from './guest.ts'

const platform = platforms['digital-samba']
const draft = { profileId: 'acme', values: { u: 'Jane Smith', ud: 'crm-1', rd: 'lobby' }, startEarly: 0 }
const jane = { name: 'Jane Smith', externalId: 'crm-1' }
const alias = { name: 'Quiet Wren', externalId: 'guest-1', isNew: false }

describe('the guest of a draft', () => {
  it('is who is typed', () => {
    expect(guestOf(platform, draft)).toEqual(jane)
  })

  it('is nobody where nothing is typed, or the platform has no field for it', () => {
    expect(guestOf(platform, { ...draft, values: {} })).toEqual({ name: '', externalId: '' })
    const identity = { name: null, externalId: null, withheld: [] }
    expect(guestOf({ identity }, draft)).toEqual({ name: '', externalId: '' })
  })
})

describe('the alias of a guest', () => {
  const anonymous = { anonymous: true }

  it('is awaited where somebody is typed and none is known', () => {
    expect(isAliasAwaited(anonymous, jane, { alias: null })).toBe(true)
    expect(isAliasAwaited(anonymous, { name: '', externalId: 'crm-1' }, { alias: null })).toBe(true)
    expect(isAliasAwaited(anonymous, jane, { alias })).toBe(false)
  })

  it('is not awaited for nobody, nor where the guest leaves as typed', () => {
    expect(isAliasAwaited(anonymous, { name: ' ', externalId: '' }, { alias: null })).toBe(false)
    expect(isAliasAwaited({ anonymous: false }, jane, { alias: null })).toBe(false)
  })

  it('leaves nothing of the guest in the draft while it is awaited', () => {
    const leaving = leavingDraft(platform, draft, anonymous, aliasAwaited)
    expect(JSON.stringify(leaving)).not.toMatch(/Jane|crm-1/)
    expect(leaving.values.rd).toBe('lobby')
  })
})
