import { describe, expect, test } from 'vitest'
import { platforms } from '../../shared/platforms/index.ts'
import type { Platform, PlatformField, ProfileField } from '../../shared/platforms/platform.ts'
import { draftOptions, filledDraft, settingOptions, settingsFrom } from './platform-options.ts'

const draft = { profileId: 'p', values: { rd: 'kept', exp: '2h' }, startEarly: 60 }
const given = (options: Record<string, readonly string[]>) => new Map(Object.entries(options))

const field = (name: string, option: string, kind: PlatformField['kind']): PlatformField => ({
  ...{ name, option, kind, label: name, help: '', rule: '', group: 'who', goesTo: [] },
})
const setting = (name: string, more: Partial<ProfileField>): ProfileField => ({
  ...{ name, option: name, label: name, whereFound: '', placeholder: '', ...more },
})

describe('the options of the platforms', () => {
  test('are those of their tables', () => {
    expect(draftOptions).toEqual(expect.arrayContaining(['room', 'name', 'external-id', 'scope', 'e2ee']))
    expect(settingOptions).toEqual(expect.arrayContaining(['team', 'domain', 'api', 'app-key', 'generation']))
  })

  test('never have the name of one that every command of theirs has', () => {
    const own = [
      ...['data-dir', 'key-stdin', 'key-encoding', 'platform', 'environment', 'profile', 'token', 'link'],
      ...['json', 'no-history', 'help'],
    ]
    const ofAdding = ['name', 'role', 'valid-for', 'start-early', 'anonymous', 'remind', 'lab']
    expect([...draftOptions, ...settingOptions].filter((option) => own.includes(option))).toEqual([])
    expect(settingOptions.filter((option) => ofAdding.includes(option))).toEqual([])
    expect(settingOptions.filter((option) => draftOptions.includes(option))).toEqual([])
  })

  test.each(Object.values(platforms))(
    'of $name are there for all that must be typed',
    (platform: Platform) => {
      const needed = platform.fields.filter(({ required }) => required)
      expect(needed.filter(({ option }) => option === undefined)).toEqual([])
    },
  )
})

describe('a draft', () => {
  const fields = [
    field('rd', 'room', 'room'),
    field('who', 'external-id', 'metadata'),
    field('exp', 'expires', 'time'),
    field('scopes', 'scope', 'scopes'),
  ]
  const filled = (options: Record<string, readonly string[]>) =>
    filledDraft(draft, { fields, switches: platforms['digital-samba'].switches }, given(options))

  test('keeps what is not given, and empties what is given as empty', () => {
    expect(filled({})).toEqual(draft)
    expect(filled({ room: [''] }).values).toEqual({ rd: '', exp: '2h' })
  })

  test('has the last of several, and all scopes', () => {
    expect(filled({ room: ['a', 'b'], scope: ['x y', 'z'] }).values).toMatchObject({
      rd: 'b',
      scopes: 'x y z',
    })
  })

  test.each(['never', 'None ', 'NEVER'])('has no time for %j, and any text for it elsewhere', (word) => {
    expect(filled({ expires: [word], 'external-id': [word] }).values).toMatchObject({ exp: '', who: word })
  })

  test('has switches that are on or off', () => {
    expect(filled({ e2ee: ['off', 'on'] }).values.e2ee).toBe('on')
    expect(() => filled({ e2ee: ['yes'] })).toThrow('The option --e2ee takes one of: on, off.')
  })
})

describe('settings', () => {
  const profileFields = [
    setting('teamId', { required: true }),
    setting('domain', {}),
    setting('generation', {
      choices: [
        { value: 'old', label: '' },
        { value: 'new', label: '' },
      ],
    }),
    setting('api', { advanced: true }),
  ]
  const settings = (options: Record<string, readonly string[]>) =>
    settingsFrom({ profileFields }, given(options))

  test('are empty, the first choice, or not there where nothing is given', () => {
    expect(settings({})).toEqual({ teamId: '', domain: '', generation: 'old' })
  })

  test('are as given, out of what can be chosen', () => {
    expect(settings({ api: ['x'], generation: ['new'], domain: ['a', 'b'] })).toEqual({
      teamId: '',
      domain: 'b',
      generation: 'new',
      api: 'x',
    })
    expect(() => settings({ generation: ['newer'] })).toThrow(
      'The option --generation takes one of: old, new.',
    )
  })
})
