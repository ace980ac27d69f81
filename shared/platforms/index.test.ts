import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { helpPages } from '../help-topics.ts'
import { claimsSchema, type Draft, draftSchema, type Profile } from '../schemas.ts'
import { platformIds, platforms } from './index.ts'
import { leavingDraft } from './leaving-draft.ts'
import { nothingKnown, type Platform, type PlatformField } from './platform.ts'

/** What holds for every platform, those that are still to come included. */

const now = 1_700_000_000
const all: readonly Platform[] = Object.values(platforms)

const profileOn = (platform: Platform): Profile => ({
  id: 'p-1',
  platform: platformIds.find((id) => id === platform.id) ?? 'digital-samba',
  name: 'Acme',
  environment: 'staging',
  settings: {},
  defaultRole: '',
  defaultValidity: '',
  startEarly: 0,
  anonymous: true,
  remindMinutes: 0,
  labAllowed: false,
  keys: [],
})

const contextOf = (platform: Platform) => ({ profile: profileOn(platform), now, timeZone: 'UTC' })

/** A value that says something in every field. */
function exampleFor({ name, kind }: PlatformField): string {
  if (kind === 'time') return String(name === 'exp' ? now + 3_600 : now)
  if (kind === 'url') return `https://example.com/${name}.png`
  return kind === 'scopes' ? 'conf:create x' : `some-${name}`
}

const draftWith = (values: Draft['values']): Draft => ({ profileId: 'p-1', values, startEarly: 0 })

const filled = (platform: Platform) =>
  draftWith(Object.fromEntries(platform.fields.map((field) => [field.name, exampleFor(field)])))

/** Every text that a person might read, or that the platform might get. */
function everythingSaidOf(platform: Platform, draft: Draft): string {
  const { claims } = platform.claimsFor(draft, contextOf(platform))
  return JSON.stringify([
    claims,
    platform.tileFor(draft),
    platform.participantInfo(draft),
    platform.summaryOf(claims),
    platform.joinLink('acme.example', claims, 'token'),
  ])
}

const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('', ' ', '\u202E', '\uD800', '{"a":"b"}', '[1]', 'now', '1e999', '\0', 'a'.repeat(5_000)),
)

describe('the platforms', () => {
  it('are named in the register as they name themselves, each in its own words', () => {
    expect(all.map(({ id }) => id)).toEqual(platformIds)
    expect(new Set(all.map(({ name }) => name)).size).toBe(all.length)
  })

  it('have help pages of different topics, by https', () => {
    const topics = helpPages.map(({ topic }) => topic)
    expect(new Set(topics).size).toBe(topics.length)
    for (const { address } of helpPages) expect(new URL(address).protocol).toBe('https:')
    for (const { id, help } of all) {
      for (const { topic } of help) expect(topic.startsWith(`${id}-`), topic).toBe(true)
    }
  })
})

describe.each(all.map((platform) => [platform.name, platform] as const))('%s', (_, platform) => {
  const { fields, switches, profileFields, identity } = platform

  it('has names of its own for everything that is kept in a draft or a profile', () => {
    const inDraft = [...fields, ...switches].map(({ name }) => name)
    expect(new Set(inDraft).size).toBe(inDraft.length)
    const inProfile = profileFields.map(({ name }) => name)
    expect(new Set(inProfile).size).toBe(inProfile.length)
  })

  it('can be filled in on the command line, but for what only the whole form shows', () => {
    for (const { name, option, advanced } of fields) {
      expect(option !== undefined || advanced === true, name).toBe(true)
    }
    const options = [...fields, ...switches, ...profileFields].flatMap(({ option }) => option ?? [])
    expect(new Set(options).size).toBe(options.length)
    for (const option of options) expect(option).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  })

  it('says of every field what it is, what is valid in it, where it goes, and where that is written', () => {
    for (const { label, help, rule, goesTo } of fields) {
      expect(label).not.toBe('')
      expect(help).toMatch(/^\S.*\.$/)
      expect(rule).toMatch(/https:|RFC/)
      expect(goesTo.length).toBeGreaterThan(0)
      expect(new Set(goesTo.map(({ to }) => to)).size).toBe(goesTo.length)
      for (const { source } of goesTo) expect(source).not.toBe('')
    }
  })

  it('suggests scopes that are words, each once and with its meaning', () => {
    for (const { kind, suggestions = [] } of fields as readonly PlatformField[]) {
      const values = suggestions.map(({ value }) => value)
      expect(new Set(values).size).toBe(values.length)
      if (kind === 'scopes') for (const value of values) expect(value).toMatch(/^\S+$/)
      for (const { meaning } of suggestions) expect(meaning).not.toBe('')
    }
  })

  it('says of the profile where each value is found, and offers only different choices', () => {
    for (const { label, whereFound, choices } of profileFields) {
      expect(label).not.toBe('')
      expect(whereFound).toMatch(/\.$/)
      const values = choices?.map(({ value }) => value) ?? ['any']
      expect(values).not.toHaveLength(0)
      expect(new Set(values).size).toBe(values.length)
    }
    expect(platform.ending).toMatch(/\.$/)
  })

  it('knows every field that says who somebody is', () => {
    const identifying = [identity.name, identity.externalId, ...identity.withheld].filter(
      (name) => name !== null,
    )
    const who = fields.filter(({ group, kind }) => group === 'who' && kind !== 'role' && kind !== 'scopes')
    expect(who.map(({ name }) => name).sort()).toEqual([...identifying].sort())
  })

  it('begins a draft with every field and every switch', () => {
    const draft = platform.newDraft(profileOn(platform))
    expect(Object.keys(draft.values).sort()).toEqual([...fields, ...switches].map(({ name }) => name).sort())
    expect(draftSchema.parse(draft)).toEqual(draft)
    expect(draft.profileId).toBe('p-1')
  })

  it('makes one claim of each field that says something, and the same ones of the draft made from them', () => {
    const { claims } = platform.claimsFor(filled(platform), contextOf(platform))
    expect(Object.keys(claims)).toHaveLength(fields.length)
    expect(claimsSchema.parse(claims)).toEqual(claims)
    const again = platform.claimsFor(platform.draftFrom(claims, 'p-1'), contextOf(platform))
    expect(JSON.stringify(again.claims)).toBe(JSON.stringify(claims))
  })

  it('makes nothing of an empty draft', () => {
    expect(platform.claimsFor(draftWith({}), contextOf(platform)).claims).toEqual({})
    expect(platform.summaryOf({})).toEqual({ room: '', name: null, externalId: null, role: null })
  })

  it('sums up what identifies a guest from the claims', () => {
    const summary = platform.summaryOf(platform.claimsFor(filled(platform), contextOf(platform)).claims)
    expect(summary.name).toBe(identity.name === null ? null : `some-${identity.name}`)
    expect(summary.externalId).toBe(identity.externalId === null ? null : `some-${identity.externalId}`)
  })

  it('takes whatever is typed', () => {
    const names = [...fields, ...switches].map(({ name }) => name)
    const drafts = fc.dictionary(fc.constantFrom(...names, '__proto__', 'constructor', 'x'), text)
    fc.assert(
      fc.property(drafts, (values) => {
        const draft = draftWith(values)
        expect(() => everythingSaidOf(platform, draft)).not.toThrow()
        const found = platform.findingsFor(draft, { ...contextOf(platform), known: nothingKnown })
        for (const { field } of found) expect([...names, null]).toContain(field)
      }),
    )
  })

  it('takes whatever a token says', () => {
    const { claims } = platform.claimsFor(filled(platform), contextOf(platform))
    const names = fc.constantFrom(...Object.keys(claims), '__proto__', 'constructor', 'toString', 'x')
    fc.assert(
      fc.property(fc.dictionary(names, fc.oneof(fc.jsonValue(), text)), (said) => {
        const read = claimsSchema.parse(JSON.parse(JSON.stringify(said)))
        const draft = platform.draftFrom(read, 'p-1')
        expect(draftSchema.safeParse(draft).success).toBe(true)
        expect(() => everythingSaidOf(platform, draft)).not.toThrow()
        const { room, name, externalId, role } = platform.summaryOf(read)
        expect(typeof room).toBe('string')
        for (const one of [name, externalId, role]) expect(one === null || one !== '').toBe(true)
        expect(() => platform.accountIdIn(read)).not.toThrow()
      }),
    )
  })

  it('lets nothing out that identifies a guest of an anonymous profile', () => {
    const identifying = [identity.name, identity.externalId, ...identity.withheld].filter(
      (name) => name !== null,
    )
    const word = fc.stringMatching(/^[a-z]{12,20}$/)
    const alias = fc.option(fc.constant({ name: 'Amber Heron', externalId: 'guest-7f3a', isNew: true }))
    fc.assert(
      fc.property(word, alias, (typed, leavesAs) => {
        const values = Object.fromEntries(identifying.map((name) => [name, `${typed} ${name}`]))
        const draft = draftWith({ ...filled(platform).values, ...values })
        expect(everythingSaidOf(platform, draft)).toContain(typed)
        const leaving = leavingDraft(platform, draft, profileOn(platform), leavesAs)
        const said = everythingSaidOf(platform, leaving)
        expect(said).not.toContain(typed)
        if (leavesAs === null) return
        if (identity.name !== null) expect(said).toContain('Amber Heron')
        if (identity.externalId !== null) expect(said).toContain('guest-7f3a')
      }),
    )
  })

  it('sends a secret by https, or to this computer, and nowhere else', () => {
    const names = Object.keys(platform.origins({}))
    expect(names).toContain('api')
    expect(profileFields.map(({ name }) => name)).toEqual(expect.arrayContaining(names))
    for (const name of names) {
      expect(platform.origins({})[name]).toMatch(/^https:\/\/[a-z.-]+$/)
      expect(platform.origins({ [name]: 'https://example.com/' })[name]).toBe('https://example.com')
      expect(platform.origins({ [name]: 'http://127.0.0.1:8080' })[name]).toBe('http://127.0.0.1:8080')
      for (const address of ['http://example.com', 'ftp://127.0.0.1', 'https://a@example.com', 'x', '//a']) {
        expect(platform.origins({ [name]: address })[name], address).toBeNull()
      }
    }
  })
})
