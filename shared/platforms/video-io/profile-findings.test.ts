import { describe, expect, it } from 'vitest'
import { findingSchema } from '../../schemas.ts'
import { findingsForProfile, profileTable } from './profile-findings.ts'

const check = (settings: Record<string, string>, name = 'Acme', defaultValidity = '') =>
  findingsForProfile({ name, settings, defaultValidity }).map(
    ({ level, code, field }) => `${level} ${code} ${field}`,
  )

const documented = { generation: 'documented' }

describe('findingsForProfile', () => {
  it('has nothing to say of a profile in order', () => {
    expect(check({})).toEqual([])
    expect(check({ generation: '2021', api: '' })).toEqual([])
    expect(check({ generation: ' documented ', api: ' ' })).toEqual([])
  })

  it('asks for a name', () => {
    expect(check({}, '')).toEqual(['error profile-name-missing name'])
    expect(check({}, ' ')).toEqual(['error profile-name-missing name'])
    expect(check({}, '.')).toEqual([])
  })

  it('does not look at a default validity, which this platform has no use for', () => {
    expect(check({}, 'Acme', 'soon')).toEqual([])
  })

  it('knows two generations', () => {
    expect(check({ generation: '2020' })).toEqual(['error generation-unknown generation'])
    expect(check({ generation: 'Documented' })).toEqual(['error generation-unknown generation'])
  })

  it.each(['http://gateway.video.io', 'gateway.video.io', 'https://a/b', 'ftp://a'])(
    'refuses the API address %s',
    (api) => {
      expect(check({ api })).toEqual(['error api-unusable api'])
      expect(check({ ...documented, api })).toEqual(['error api-unusable api'])
    },
  )

  it('warns of the address of the other generation', () => {
    expect(check({ api: 'https://api.video.io' })).toEqual(['warning api-other-generation api'])
    expect(check({ ...documented, api: 'https://gateway.video.io/' })).toEqual([
      'warning api-other-generation api',
    ])
    expect(check({ api: 'https://gateway.video.io/' })).toEqual([])
    expect(check({ ...documented, api: 'https://api.video.io' })).toEqual([])
  })

  it('warns where the token goes elsewhere, and says where', () => {
    const settings = { api: 'https://video.example.com/' }
    expect(check(settings)).toEqual(['warning api-elsewhere api'])
    const [found] = findingsForProfile({ name: 'Acme', settings, defaultValidity: '' })
    expect(found?.message).toContain('will be sent to https://video.example.com,')
    expect(check({ api: 'http://127.0.0.1:8080' })).toEqual([])
  })

  it('has each code once, errors first, and a source for each', () => {
    expect(new Set(profileTable.map(({ code }) => code)).size).toBe(profileTable.length)
    const levels = profileTable.map(({ level }) => ['error', 'warning', 'hint'].indexOf(level))
    expect(levels).toEqual([...levels].sort())
    for (const { source } of profileTable) expect(source).toMatch(/https:|Roompass/)
  })

  it('gives findings that cross the contract', () => {
    const settings = { generation: '?', api: '?' }
    const found = findingsForProfile({ name: '', settings, defaultValidity: '?' })
    expect(found).toHaveLength(3)
    for (const each of found) expect(findingSchema.parse(each)).toEqual(each)
  })
})
