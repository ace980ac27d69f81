import type { CraftedRequests } from '../platform.ts'
import { secretFilling } from '../secret-text.ts'
import { issue } from './issue.ts'
import { sessionOf } from './read-session.ts'

/** Nobody's identifier, for a token that is used as what it is not. */
const identity = 'roompass-lab'

/** Requests that are put together by hand. */
export const requests: CraftedRequests = {
  fillings: {
    secret: async (account) => secretFilling('video-io', account),
    'session-token': async (account) => ({
      text: (await issue({ identity }, account)).token,
      from: 'platform',
    }),
  },
  sessionIn: ({ status, body }) => (status >= 200 && status < 300 ? sessionOf(body) : null),
  secretsIn: () => [],
}
