import { describe, expect, test } from 'vitest'
import type { TypedKey } from '../../lab/lab-engine.ts'
import { createKeyIntake } from '../key-intake.ts'
import { testSession, testTools } from './test-tools.ts'
import { tokenHandlers } from './tokens.ts'

const unused = () => {
  throw new Error('not expected')
}
const clipboard = { readText: unused, clear: unused, writeText: unused }
const dialogs = { ask: unused, chooseFile: unused, chooseTarget: unused, chooseNewFolder: unused }
const keyIntake = createKeyIntake({ clipboard, dialogs })
const nobody = { signer: null, keys: 1, unread: [] }

function setUp(detect: (token: string, typed: TypedKey | null) => Promise<typeof nobody>) {
  return tokenHandlers(testTools({ keyIntake, tokens: { detect } }))
}

describe('tokens.detect', () => {
  test('hands the text of a typed key over as bytes, which are overwritten afterwards', async () => {
    const seen: { text: string; typed: TypedKey }[] = []
    const handlers = setUp(async (_, typed) => {
      if (typed !== null) seen.push({ text: Buffer.from(typed.bytes).toString(), typed })
      return nobody
    })
    const typed = { secret: 'Zoë’s test key', encoding: 'text' } as const
    expect(await handlers['tokens.detect']({ token: 'a.b.c', typed })).toEqual(nobody)
    expect(seen.map(({ text }) => text)).toEqual(['Zoë’s test key'])
    expect(seen[0]?.typed.bytes.every((byte) => byte === 0)).toBe(true)
  })

  test('overwrites them where it fails, too', async () => {
    const seen: TypedKey[] = []
    const handlers = setUp(async (_, typed) => {
      if (typed !== null) seen.push(typed)
      throw new Error('it failed')
    })
    const typed = { secret: 'test key', encoding: 'hex' } as const
    await expect(handlers['tokens.detect']({ token: 'a.b.c', typed })).rejects.toThrow('it failed')
    expect(seen[0]?.bytes).toEqual(new Uint8Array(8))
  })

  test('refuses a key with half a character, which has no bytes', async () => {
    const handlers = setUp(unused)
    const typed = { secret: 'test \ud800 key', encoding: 'text' } as const
    await expect(handlers['tokens.detect']({ token: 'a.b.c', typed })).rejects.toMatchObject({
      code: 'key-unreadable',
    })
  })

  test('tries what is stored where nothing was typed', async () => {
    const asked: unknown[] = []
    const handlers = setUp(async (token, typed) => {
      asked.push([token, typed])
      return nobody
    })
    await handlers['tokens.detect']({ token: 'a.b.c', typed: null })
    expect(asked).toEqual([['a.b.c', null]])
  })
})

test('tokens.keep records, and gives the session', async () => {
  const asked: unknown[] = []
  const keep = (...given: unknown[]) => {
    asked.push(given)
    return testSession
  }
  const handlers = tokenHandlers(testTools({ tokens: { keep } }))
  const request = { token: 'a.b.c', platform: 'digital-samba', profileId: 'profile-1' } as const
  expect(await handlers['tokens.keep'](request)).toEqual(testSession)
  expect(asked).toEqual([['a.b.c', 'digital-samba', 'profile-1']])
})
