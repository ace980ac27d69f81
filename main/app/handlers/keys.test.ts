import { describe, expect, it } from 'vitest'
import { RoompassError } from '../../../shared/errors.ts'
import type { IncomingKey } from '../../engine.ts'
import { keyHandlers } from './keys.ts'
import { testKey, testProfile, testTools } from './test-tools.ts'

const request = {
  profileId: 'profile-1',
  label: 'autumn',
  encoding: 'text',
  source: { from: 'clipboard' },
} as const
const raw = new TextEncoder().encode('test-key')
const stored = { key: testKey, bytes: 8, findings: [] }

function setUp(given: { stores?: boolean; forget?: () => Promise<void> } = {}) {
  const steps: string[] = []
  const keys: IncomingKey[] = []
  const store = (step: string) => async (key: IncomingKey) => {
    steps.push(step)
    keys.push(key)
    if (given.stores === false) throw new RoompassError('key-unreadable', 'This is no base64.')
    return stored
  }
  const tools = testTools({
    keys: { add: store('add'), rotate: store('rotate') },
    keyIntake: {
      take: async ({ from }) => {
        steps.push(`take from ${from}`)
        return raw
      },
      offerToForget: async () => {
        steps.push('offer')
        await given.forget?.()
      },
    },
  })
  return { handlers: keyHandlers(tools), steps, keys, lines: tools.lines }
}

describe('bringing a key in', () => {
  it.each(['add', 'rotate'] as const)(
    '%s stores it first and offers to clear the clipboard then',
    async (verb) => {
      const { handlers, steps, keys } = setUp()
      expect(await handlers[`keys.${verb}`](request)).toEqual(stored)
      expect(steps).toEqual(['take from clipboard', verb, 'offer'])
      expect(keys).toEqual([{ profileId: 'profile-1', label: 'autumn', encoding: 'text', raw }])
    },
  )

  it('leaves the clipboard alone where the key was not stored', async () => {
    const { handlers, steps } = setUp({ stores: false })
    await expect(handlers['keys.add'](request)).rejects.toMatchObject({ code: 'key-unreadable' })
    expect(steps).not.toContain('offer')
  })

  it('is done also where the clipboard could not be cleared', async () => {
    const { handlers, lines } = setUp({ forget: () => Promise.reject(new Error('X11')) })
    expect(await handlers['keys.add'](request)).toEqual(stored)
    expect(lines[0]).toContain('clipboard not cleared')
  })
})

describe('removing a key', () => {
  function removing(yes: boolean) {
    const removed: string[] = []
    const tools = testTools(
      {
        profiles: { list: () => [testProfile] },
        keys: { remove: async (id) => void removed.push(id) },
      },
      yes,
    )
    return { handlers: keyHandlers(tools), removed, asked: tools.asked }
  }

  it('asks first, by the name of the key', async () => {
    const { handlers, removed, asked } = removing(true)
    expect(await handlers['keys.remove']({ id: 'key-1' })).toEqual({})
    expect(asked).toEqual(['Remove the signing key “autumn”?'])
    expect(removed).toEqual(['key-1'])
  })

  it('keeps it where the person says no', async () => {
    const { handlers, removed } = removing(false)
    await expect(handlers['keys.remove']({ id: 'key-1' })).rejects.toMatchObject({ code: 'cancelled' })
    expect(removed).toEqual([])
  })

  it('does not ask about a key that is not there', async () => {
    const { handlers, asked } = removing(true)
    await expect(handlers['keys.remove']({ id: 'key-2' })).rejects.toMatchObject({ code: 'not-found' })
    expect(asked).toEqual([])
  })
})
