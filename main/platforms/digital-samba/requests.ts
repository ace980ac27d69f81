import { z } from '../../../shared/zod.ts'
import type { CraftedRequests } from '../platform.ts'
import { readToken } from '../read-token.ts'
import { credentialsOf, secretFilling } from '../secret-text.ts'
import { basic } from './api.ts'

/** `POST /api/v1/rooms/{room}/token` (https://docs.digitalsamba.com/reference/rest-api/tokens/create). */
const made = z.object({ token: z.string().trim().min(1) })

/** Requests that are put together by hand. */
export const requests: CraftedRequests = {
  fillings: {
    secret: async (account) => secretFilling('digital-samba', account),
    basic: async (account) => credentialsOf(basic(account)),
  },
  sessionIn: ({ status, body }) => {
    const read = made.safeParse(body)
    if (status < 200 || status >= 300 || !read.success) return null
    const { token } = read.data
    return { ...readToken(token), token, origin: 'fetched' }
  },
  secretsIn: () => [],
}
