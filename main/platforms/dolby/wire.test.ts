import type { ServerResponse } from 'node:http'
import { describe, expect, test } from 'vitest'
import type { Profile } from '../../../shared/schemas.ts'
import { askAccount } from '../ask-account.ts'
import { dolby } from '../dolby.ts'
import { createMemories } from '../memories.ts'
import type { Account } from '../platform.ts'
import { type Answering, json, serve } from '../test-server.ts'
import { basicHeader, testNow, testSecret } from './test-account.ts'

/** Asks servers of its own for both addresses, over the wire. */
async function asked<T>(api: string, comms: string, question: (account: Account) => Promise<T>): Promise<T> {
  const profile: Profile = {
    ...{
      id: 'p-1',
      platform: 'dolby',
      name: 'Acme',
      environment: 'staging',
      defaultRole: '',
      defaultValidity: '',
    },
    ...{ startEarly: 0, anonymous: false, remindMinutes: 0, labAllowed: false, keys: [] },
    settings: { appKey: 'test-app-key', api, comms },
  }
  const { answer } = await askAccount(
    {
      ...{
        profile,
        secret: async () => Buffer.from(testSecret),
        memory: createMemories(() => testNow).of('x'),
      },
      ...{ signal: new AbortController().signal, now: () => testNow },
      ...{ wait: async () => undefined, onProgress: () => undefined },
    },
    question,
  )
  return answer
}

const apiToken: Answering = (_, response) => json(response, { access_token: 'api-1', expires_in: 1800 })
const issue = (account: Account) => dolby.issue({ externalId: 'crm-1', expiresIn: 600 }, account)

describe('on the wire', () => {
  test('the secret goes to the one address, and what was got with it to the other', async () => {
    const api = await serve(apiToken)
    const comms = await serve((_, response: ServerResponse) =>
      json(response, { access_token: 't', expires_in: '60' }),
    )
    expect(await asked(api.origin, comms.origin, issue)).toMatchObject({
      token: 't',
      end: { known: true, validUntil: testNow + 60 },
    })
    expect(api.asked).toMatchObject([{ method: 'POST', path: '/v1/auth/token', authorization: basicHeader }])
    expect(comms.asked).toMatchObject([
      { method: 'POST', path: '/v2/client-access-token', authorization: 'Bearer api-1' },
    ])
  })

  test('a host that is gone ends in a sentence that says that the platform is retired', async () => {
    const gone = await serve(apiToken)
    await gone.close()
    const here = await serve(apiToken)
    for (const [api, comms] of [
      [gone.origin, here.origin],
      [here.origin, gone.origin],
    ] as const) {
      await expect(asked(api, comms, issue)).rejects.toMatchObject({
        code: 'platform-unavailable',
        message: expect.stringContaining('Dolby.io Communications is retired'),
      })
    }
  })

  test('a host that leads elsewhere is not followed', async () => {
    const api = await serve((_, response) =>
      response.writeHead(301, { location: 'https://optiview.dolby.com/docs' }).end(),
    )
    await expect(asked(api.origin, api.origin, (account) => dolby.check(account))).rejects.toMatchObject({
      message: expect.stringMatching(/redirect to optiview\.dolby\.com.*is retired/),
    })
  })

  test('neither secret nor API token is in what a refusal says', async () => {
    const echo: Answering = ({ authorization }, response) =>
      json(response, { message: `no ${authorization}` }, 403)
    const api = await serve(apiToken)
    const comms = await serve(echo)
    for (const address of [api.origin, comms.origin]) {
      const failure = await asked(address, comms.origin, issue).catch((error) => error)
      const told = [failure.message, failure.stack, JSON.stringify(failure)].join('\n')
      for (const secret of [testSecret, basicHeader.slice(6), 'api-1']) expect(told).not.toContain(secret)
    }
  })
})
