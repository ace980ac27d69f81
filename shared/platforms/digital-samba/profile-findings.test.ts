import { describe, expect, it } from 'vitest'
import { findingSchema } from '../../schemas.ts'
import { findingsForProfile } from './profile-findings.ts'

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

  it('gives findings that cross the contract', () => {
    const found = findingsForProfile({ name: '', settings: {}, defaultValidity: '?' })
    expect(found).toHaveLength(4)
    for (const each of found) expect(findingSchema.parse(each)).toEqual(each)
  })
})
