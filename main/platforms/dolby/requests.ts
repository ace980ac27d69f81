import { z } from '../../../shared/zod.ts'
import type { Account, CraftedAnswer, CraftedRequests, Filling } from '../platform.ts'
import { credentialsOf, secretFilling } from '../secret-text.ts'
import { basic, newApiToken } from './api-token.ts'
import { clientTokenPath, issue, readClientToken } from './issue.ts'

/** Nobody's id, for a token that is used as what it is not. */
const externalId = 'roompass-lab'

async function apiToken(account: Account): Promise<Filling> {
  const kept = account.memory.recall()
  if (kept !== null) return { text: kept, from: 'memory' }
  const text = await newApiToken(account, 'comms:client_access_token:create', account.memory)
  return { text, from: 'platform' }
}

const tokens = z.object({
  access_token: z.string().optional().catch(undefined),
  refresh_token: z.string().optional().catch(undefined),
})

/** Only this path gives tokens for clients; what others give is taken for an API token. */
const isForClients = ({ origin, path }: CraftedAnswer) =>
  origin === 'comms' && path.split('?', 1)[0] === clientTokenPath

/** Requests that are put together by hand. */
export const requests: CraftedRequests = {
  fillings: {
    'api-token': apiToken,
    'monitor-token': async (account) => ({
      text: await newApiToken(account, 'comms:monitor:read', null),
      from: 'platform',
    }),
    'client-token': async (account) => ({
      text: (await issue({ externalId }, account)).token,
      from: 'platform',
    }),
    basic: async (account) => credentialsOf(basic(account)),
    secret: async (account) => secretFilling('dolby', account),
  },
  sessionIn: (answer) => {
    const isFine = answer.status >= 200 && answer.status < 300
    return isFine && isForClients(answer) ? readClientToken(answer.body, answer.askedAt) : null
  },
  secretsIn: (answer) => {
    const { access_token: access, refresh_token: refresh } = tokens.safeParse(answer.body).data ?? {}
    return [isForClients(answer) ? undefined : access, refresh].filter((token) => token !== undefined)
  },
}
