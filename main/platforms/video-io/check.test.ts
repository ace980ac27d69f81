import { describe, expect, test } from 'vitest'
import { videoIo } from '../video-io.ts'
import { testToken, testVideoIo } from './test-account.ts'

/** What a check says where the platform answers in this way, and what it sent. */
async function checked(answer: unknown, options: Parameters<typeof testVideoIo>[1] = {}) {
  const { ask, sent } = await testVideoIo(answer, options)
  const asked = await ask((account) => videoIo.check(account))
  return { ...asked.answer, sent }
}

describe('check', () => {
  test('asks for a session of nobody, and says that it is thrown away', async () => {
    const { outcome, message, sent } = await checked({ sessionToken: 'secret-of-a-session' })
    expect(outcome).toBe('accepted')
    expect(message).toMatch(/roompass-check, which was thrown away, as no call for a check is documented\.$/)
    expect(message).not.toContain('secret-of-a-session')
    expect(sent.map(({ body }) => body)).toEqual(['{"identity":"roompass-check","scopes":[]}'])
  })

  test('asks as the document says where the profile does', async () => {
    const { outcome, sent } = await checked({ session_key: 'x' }, { settings: { generation: 'documented' } })
    expect(outcome).toBe('accepted')
    expect(sent[0]).toMatchObject({
      authorization: `App token=${testToken}`,
      body: '{"identity":"roompass-check"}',
    })
  })

  test.each([401, 403])('knows by a %d that the API token is wrong', async (status) => {
    expect(await checked({ error: 'no' }, { status })).toMatchObject({
      outcome: 'key-refused',
      message: expect.stringContaining('dashboard.video.io'),
    })
  })

  test('sends nothing of a token that can’t stand in a header', async () => {
    expect(await checked({ sessionToken: 'x' }, { token: Buffer.from('test token') })).toEqual({
      outcome: 'key-refused',
      message: expect.stringContaining('copy it again'),
      sent: [],
    })
  })

  test.each([404, 422, 500])('does not take a %d for an answer about the token', async (status) => {
    await expect(checked({}, { status })).rejects.toMatchObject({ name: 'RoompassError' })
  })

  test('does not take an error or any JSON for a session', async () => {
    await expect(checked({ error: 'quota' })).rejects.toMatchObject({
      code: 'platform-refused',
      message: expect.stringContaining('“quota”'),
    })
    await expect(checked({ hello: 'captive portal' })).rejects.toMatchObject({ code: 'platform-unavailable' })
  })
})
