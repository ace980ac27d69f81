import { describe, expect, it } from 'vitest'
import { dolby } from './dolby.ts'
import { leavingDraft } from './leaving-draft.ts'

const draft = (values: Record<string, string>) => ({ profileId: 'p-1', values, startEarly: 0 })

describe('Dolby.io Communications', () => {
  it('says that it is retired, and where that is written', () => {
    expect(dolby.notice?.text).toContain('is retired')
    expect(dolby.notice?.source).toContain('https://github.com/voxeet/')
  })

  it('has https help pages', () => {
    for (const { address } of dolby.help) expect(new URL(address).protocol).toBe('https:')
  })

  it('says of every value where it goes, with a source', () => {
    for (const { name, goesTo } of dolby.fields) {
      const isShown = ['externalId', 'name', 'avatarUrl'].includes(name)
      const isInToken = !['name', 'avatarUrl'].includes(name)
      expect(goesTo.map(({ to }) => to)).toEqual([
        ...(isInToken ? ['token'] : []),
        ...(isShown ? ['storage', 'participants'] : []),
      ])
      for (const { source } of goesTo) expect(source).toMatch(/^https:/)
    }
  })

  it('says of name and avatar that they are not in the token', () => {
    for (const { name, help } of dolby.fields) {
      expect(help.startsWith('Not in the token')).toBe(name === 'name' || name === 'avatarUrl')
    }
  })

  it('sends the secret and what comes of it to the own addresses, or to those of the profile', () => {
    expect(dolby.origins({})).toEqual({ api: 'https://api.dolby.io', comms: 'https://comms.api.dolby.io' })
    expect(dolby.origins({ api: 'http://127.0.0.1:1', comms: 'https://example.com/' })).toEqual({
      api: 'http://127.0.0.1:1',
      comms: 'https://example.com',
    })
    expect(dolby.origins({ api: 'http://example.com', comms: 'x' })).toEqual({ api: null, comms: null })
  })

  it('knows the account by its app key', () => {
    expect(dolby.accountId({ appKey: ' key\n' })).toBe('key')
    expect(dolby.accountId({ appKey: ' ' })).toBeNull()
    expect(dolby.accountId({})).toBeNull()
    expect(dolby.accountIdIn({ appKey: 'key' })).toBeNull()
  })

  it('has no room and no join link', () => {
    expect(dolby.linkHost({ appKey: 'key' })).toBeNull()
    expect(dolby.joinLink('example.com', { externalId: 'x' }, 'token')).toBeNull()
    expect(dolby.summaryOf({ externalId: 'crm-1', name: 'Jane', role: 'x', room: 'y' })).toEqual({
      ...{ room: '', name: 'Jane', externalId: 'crm-1', role: null },
    })
    expect(dolby.summaryOf({})).toEqual({ room: '', name: null, externalId: null, role: null })
  })

  it('gives the others what the guest is called, under the names of the platform', () => {
    expect(dolby.participantInfo(draft({ externalId: 'crm-1', name: 'Jane', avatarUrl: '' }))).toEqual([
      { name: 'externalId', value: 'crm-1' },
      { name: 'name', value: 'Jane' },
      { name: 'avatarUrl', value: null },
    ])
  })

  it('shows the tile from name and avatar', () => {
    const tile = dolby.tileFor(draft({ name: 'Jane Smith', avatarUrl: 'https://example.com/a.png' }))
    expect(tile).toMatchObject({ name: 'Jane Smith', initials: 'JS', avatarUrl: 'https://example.com/a.png' })
  })

  it('marks a session without an external id, and no other', () => {
    expect(dolby.marksFor({ externalId: null })[0]?.label).toBe('not verifiable')
    expect(dolby.marksFor({ externalId: '' })[0]?.meaning).toContain("can't be verified")
    expect(dolby.marksFor({ externalId: ' ' })).toEqual([])
  })

  it('lets nothing of an anonymous guest leave but the alias', () => {
    const typed = draft({
      externalId: 'crm-1',
      name: 'Jane',
      avatarUrl: 'https://example.com/jane.png',
      exp: '2h',
    })
    const alias = { name: 'Guest Heron', externalId: 'g-1', isNew: true }
    expect(leavingDraft(dolby, typed, { anonymous: true }, alias).values).toEqual({
      ...{ externalId: 'g-1', name: 'Guest Heron', avatarUrl: '', exp: '2h' },
    })
  })

  it('has nothing to say of a secret by its length', () => {
    expect(dolby.findingsForSecret(1)).toEqual([])
  })
})
