import { describe, expect, test } from 'vitest'
import { check } from './check.ts'
import { rooms } from './rooms.ts'
import { type AskedPath, testAccount } from './test-account.ts'

const basic = `Basic ${Buffer.from('team-1:test-key').toString('base64')}`
const fine = { body: { data: [], total_count: '0' } }
const isBasic = ({ authorization }: AskedPath) => authorization.startsWith('Basic ')

describe('check', () => {
  test('asks for one room, with team id and key', async () => {
    const { account, asked } = testAccount(() => fine)
    expect(await check(account)).toMatchObject({ outcome: 'accepted' })
    expect(asked).toEqual([
      { method: 'GET', path: '/api/v1/rooms', query: { limit: '1' }, authorization: basic },
    ])
  })

  test('asks with the key alone where both are refused, and knows then that the team id is wrong', async () => {
    const { account, asked } = testAccount((one) => (isBasic(one) ? { status: 401 } : fine))
    expect(await check(account)).toEqual({
      outcome: 'team-refused',
      message: expect.stringContaining('The key is right, the team id is not'),
    })
    expect(asked.map(({ authorization }) => authorization)).toEqual([basic, 'Bearer test-key'])
  })

  test('says that the key is wrong where it is refused alone too', async () => {
    const { account, asked } = testAccount(() => ({ status: 401 }))
    expect(await check(account)).toEqual({
      outcome: 'key-refused',
      message: expect.stringContaining('does not accept the key'),
    })
    expect(asked).toHaveLength(2)
  })

  test.each([[0x0a], [0x20], [0x7f], [0xc3, 0xa9]])(
    'does not try a key of bytes that no header holds: %j',
    async (...bytes) => {
      const { account, asked } = testAccount(() => ({ status: 401 }), Uint8Array.from([0x61, ...bytes]))
      expect(await check(account)).toMatchObject({ outcome: 'key-refused' })
      expect(asked).toHaveLength(1)
    },
  )

  test('says so where the platform does not allow it', async () => {
    const { account } = testAccount(() => ({ status: 403, words: 'Forbidden.' }))
    await expect(check(account)).rejects.toMatchObject({
      code: 'platform-refused',
      message:
        'The platform accepts the key, but does not allow this question (403). The platform says: “Forbidden.”',
    })
  })

  test.each([404, 500])('does not take a %d for an answer about the key', async (status) => {
    const { account } = testAccount(() => ({ status }))
    await expect(check(account)).rejects.toMatchObject({ name: 'RoompassError' })
    const alone = testAccount((one) => (isBasic(one) ? { status: 401 } : { status }))
    await expect(check(alone.account)).rejects.toMatchObject({ name: 'RoompassError' })
  })

  test('does not take any JSON for an answer of the platform', async () => {
    const { account } = testAccount(() => ({ body: { hello: 'captive portal' } }))
    await expect(check(account)).rejects.toMatchObject({ code: 'platform-unavailable' })
  })
})

describe('the key', () => {
  test('goes into the header as its bytes', async () => {
    const secret = Uint8Array.from([0x00, 0xff, 0xc3, 0x28])
    const { account, asked } = testAccount(() => fine, secret)
    await rooms(account)
    const sent = Buffer.from(asked[0]?.authorization.slice(6) ?? '', 'base64')
    expect(sent).toEqual(Buffer.concat([Buffer.from('team-1:'), secret]))
  })
})
