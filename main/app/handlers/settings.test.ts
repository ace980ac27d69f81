import { describe, expect, it } from 'vitest'
import type { Settings } from '../../../shared/schemas.ts'
import type { SettingsPreview } from '../../engine.ts'
import { defaultSettings } from '../../settings/settings.ts'
import { settingsHandlers } from './settings.ts'
import { testProfile, testTools } from './test-tools.ts'

const nothing: SettingsPreview = { sessions: 0, stillValid: 0, oldest: null, tokens: 0 }
const wanted: Settings = { ...defaultSettings, retentionDays: 30 }

function setUp(held: SettingsPreview, next: SettingsPreview, yes: boolean) {
  const written: Settings[] = []
  const tools = testTools(
    {
      profiles: { list: () => [testProfile] },
      settings: {
        get: () => defaultSettings,
        set: (settings) => {
          written.push(settings)
          return settings
        },
        preview: (settings) => (settings === wanted ? next : held),
      },
    },
    yes,
  )
  return { handlers: settingsHandlers(tools), written, asked: tools.asked }
}

describe('setting', () => {
  it.each([
    ['nothing', nothing, nothing],
    ['what goes anyway', { ...nothing, tokens: 3 }, { ...nothing, tokens: 3 }],
  ])('asks nothing where it takes %s', async (_, held, next) => {
    const { handlers, written, asked } = setUp(held, next, false)
    expect(await handlers['settings.set'](wanted)).toEqual(wanted)
    expect(written).toEqual([wanted])
    expect(asked).toEqual([])
  })

  it.each([
    [{ ...nothing, sessions: 2, oldest: 1 }, 'Remove 2 sessions from the history?'],
    [{ ...nothing, tokens: 1 }, 'Erase 1 token text?'],
  ])('asks before it takes something: %j', async (next, message) => {
    const refused = setUp(nothing, next, false)
    await expect(refused.handlers['settings.set'](wanted)).rejects.toMatchObject({ code: 'cancelled' })
    expect(refused.asked).toEqual([message])
    expect(refused.written).toEqual([])
    const agreed = setUp(nothing, next, true)
    expect(await agreed.handlers['settings.set'](wanted)).toEqual(wanted)
    expect(agreed.written).toEqual([wanted])
  })

  it('previews what it would take', async () => {
    const next = { ...nothing, tokens: 1 }
    expect(await setUp(nothing, next, false).handlers['settings.preview'](wanted)).toEqual(next)
  })
})
