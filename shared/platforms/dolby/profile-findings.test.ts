import { describe, expect, it } from 'vitest'
import { findingSchema } from '../../schemas.ts'
import { findingsForProfile, profileTable } from './profile-findings.ts'

const profile = { name: 'Acme', settings: { appKey: 'test-app-key' }, defaultValidity: '2h' }
const check = (changes: Partial<typeof profile> | { settings: Record<string, string> }) =>
  findingsForProfile({ ...profile, ...changes }).map(({ level, code, field }) => `${level} ${code} ${field}`)
const settings = (changed: Record<string, string>) => check({ settings: { ...profile.settings, ...changed } })

describe('findingsForProfile', () => {
  it.each(['2h', '', '1s', '24h', '1d', 'end of day', '1700000000', '2026-11-05'])(
    'has nothing to say of a profile in order with the validity %j',
    (defaultValidity) => {
      expect(check({ defaultValidity })).toEqual([])
    },
  )

  it.each(['', ' '])('refuses the name %j', (name) => {
    expect(check({ name })).toEqual(['error profile-name-missing name'])
  })

  it.each(['2 hours', '1.5', 'soon'])('refuses the default validity %s', (defaultValidity) => {
    expect(check({ defaultValidity })).toEqual(['error validity-unreadable defaultValidity'])
  })

  it.each(['0s', 'now', '-2h', '86401s', '2d'])('refuses the length %s', (defaultValidity) => {
    expect(check({ defaultValidity })).toEqual(['error validity-out-of-range defaultValidity'])
  })

  it.each(['', '  '])('refuses the app key %j', (appKey) => {
    expect(settings({ appKey })).toEqual(['error app-key-missing appKey'])
  })

  it.each(['key:secret', 'key\u0007', 'a\nb'])('refuses the app key %j', (appKey) => {
    expect(settings({ appKey })).toEqual(['error app-key-unusable appKey'])
  })

  it.each(['key==', ' key\n', 'Schlüssel'])('takes the app key %j', (appKey) => {
    expect(settings({ appKey })).toEqual([])
  })

  it.each(['http://api.dolby.io', 'api.dolby.io', 'https://a/b'])('refuses the address %s', (address) => {
    expect(settings({ api: address })).toEqual(['error api-unusable api'])
    expect(settings({ comms: address })).toEqual(['error comms-unusable comms'])
  })

  it.each(['', ' ', 'http://127.0.0.1:8080', 'https://localhost'])(
    'has nothing to say of the address %j',
    (address) => {
      expect(settings({ api: address, comms: address })).toEqual([])
    },
  )

  it('knows the own addresses, and those of the regions', () => {
    expect(settings({ api: 'https://api.dolby.io', comms: 'https://comms.api.dolby.io/' })).toEqual([])
    expect(settings({ comms: 'https://eu.comms.api.dolby.io' })).toEqual([])
    expect(settings({ comms: 'https://eu.comms.api.dolby.io:8443' })).toEqual([
      'warning comms-elsewhere comms',
    ])
    expect(settings({ comms: 'https://evil.comms.api.dolby.io' })).toEqual(['warning comms-elsewhere comms'])
    expect(settings({ api: 'https://comms.api.dolby.io' })).toEqual(['warning api-elsewhere api'])
  })

  it('says where the app secret and the API tokens go, where that is elsewhere', () => {
    const elsewhere = { appKey: 'k', api: 'https://a.example.com/', comms: 'https://b.example.com' }
    const found = findingsForProfile({ ...profile, settings: elsewhere }).map(({ message }) => message)
    expect(found).toEqual([
      expect.stringContaining('The app secret will be sent to https://a.example.com,'),
      expect.stringContaining('API tokens will be sent to https://b.example.com,'),
    ])
  })

  it('has each code once, errors first, and a source for each', () => {
    const codes = profileTable.map(({ code }) => code)
    expect(new Set(codes).size).toBe(codes.length)
    const levels = profileTable.map(({ level }) => ['error', 'warning', 'hint'].indexOf(level))
    expect(levels).toEqual([...levels].sort())
    for (const { source } of profileTable) expect(source).toMatch(/https:|RFC|Roompass/)
  })

  it('gives findings that cross the contract', () => {
    const found = findingsForProfile({ name: '', settings: { api: '?', comms: '?' }, defaultValidity: '?' })
    expect(found).toHaveLength(5)
    for (const each of found) expect(findingSchema.parse(each)).toEqual(each)
  })
})
