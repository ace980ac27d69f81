import { describe, expect, it } from 'vitest'
import { findingSchema } from '../../schemas.ts'
import { findingsForProfile, profileTable } from './profile-findings.ts'

const teamId = '11111111-2222-4333-8444-555555555555'
const profile = { name: 'Acme', settings: { teamId, domain: 'acme' }, defaultValidity: '2h' }
const check = (changes: Partial<typeof profile> | { settings: Record<string, string> }) =>
  findingsForProfile({ ...profile, ...changes }).map(({ level, code, field }) => `${level} ${code} ${field}`)

describe('findingsForProfile', () => {
  it('has nothing to say of a profile in order', () => {
    expect(check({})).toEqual([])
    expect(check({ defaultValidity: '' })).toEqual([])
    expect(check({ defaultValidity: 'end of day' })).toEqual([])
  })

  it.each(['', ' '])('refuses the name %j', (name) => {
    expect(check({ name })).toEqual(['error profile-name-missing name'])
  })

  it.each(['2 hours', '1.5', 'soon'])('refuses the default validity %s', (defaultValidity) => {
    expect(check({ defaultValidity })).toEqual(['error validity-unreadable defaultValidity'])
  })

  it('warns of a team id that is missing or no UUID', () => {
    expect(check({ settings: { domain: 'acme' } })).toEqual(['warning team-missing teamId'])
    expect(check({ settings: { domain: 'acme', teamId: 'acme' } })).toEqual(['warning team-not-uuid teamId'])
  })

  it('warns of a domain that is missing or no host name', () => {
    expect(check({ settings: { teamId } })).toEqual(['warning domain-missing domain'])
    expect(check({ settings: { teamId, domain: 'a b' } })).toEqual(['warning domain-unreadable domain'])
  })

  it.each(['http://api.digitalsamba.com', 'api.digitalsamba.com', 'https://a/b'])(
    'refuses the API address %s',
    (api) => {
      expect(check({ settings: { teamId, domain: 'acme', api } })).toEqual(['error api-unusable api'])
    },
  )

  it('warns where the key goes elsewhere, and says where', () => {
    const settings = { teamId, domain: 'acme', api: 'https://api.example.com/' }
    expect(check({ settings })).toEqual(['warning api-elsewhere api'])
    const [found] = findingsForProfile({ ...profile, settings })
    expect(found?.message).toContain('will be sent to https://api.example.com,')
  })

  it.each(['', ' ', 'https://api.digitalsamba.com', 'http://127.0.0.1:8080', 'https://localhost'])(
    'has nothing to say of the API address %j',
    (api) => {
      expect(check({ settings: { teamId, domain: 'acme', api } })).toEqual([])
    },
  )

  it('has each code once, errors first, and a source for each', () => {
    const codes = profileTable.map(({ code }) => code)
    expect(new Set(codes).size).toBe(codes.length)
    const levels = profileTable.map(({ level }) => ['error', 'warning', 'hint'].indexOf(level))
    expect(levels).toEqual([...levels].sort())
    for (const { source } of profileTable) expect(source).toMatch(/https:|RFC|Roompass/)
  })

  it('gives findings that cross the contract', () => {
    const found = findingsForProfile({ name: '', settings: {}, defaultValidity: '?' })
    expect(found).toHaveLength(4)
    for (const each of found) expect(findingSchema.parse(each)).toEqual(each)
  })
})
