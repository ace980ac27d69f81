import { contentOf } from '../../session-content.ts'
import { code } from '../../snippets/code.ts'
import { shellWord } from '../../snippets/literals.ts'
import { originOf } from '../origin.ts'
import type { Snippet } from '../platform.ts'
import { ownApiOrigin, ownCommsOrigin } from './addresses.ts'
import { sdkSnippets } from './sdk-snippets.ts'

/** Every snippet of this platform: what a client does with the token, then how a server gets one. */
export const snippets: readonly Snippet[] = [
  ...sdkSnippets,
  {
    id: 'curl',
    label: 'Both exchanges',
    language: 'Shell',
    warning: 'The app secret stays on your server: put it in place of YOUR_APP_SECRET there.',
    code: ({ session, settings }) => {
      const { externalId, sessionScope, expiresIn } = contentOf(session)
      const scope = Array.isArray(sessionScope) ? sessionScope.join(' ') : undefined
      const body = JSON.stringify({ sessionScope: scope, externalId, expires_in: expiresIn })
      const api = originOf(settings.api, ownApiOrigin) ?? ownApiOrigin
      const comms = originOf(settings.comms, ownCommsOrigin) ?? ownCommsOrigin
      return code(
        '# The API token, of your server:',
        `curl --user ${shellWord(`${settings.appKey?.trim() || 'YOUR_APP_KEY'}:YOUR_APP_SECRET`)} \\`,
        "  --data 'grant_type=client_credentials' \\",
        `  ${api}/v1/auth/token`,
        '',
        '# The client access token, of this guest:',
        "curl --header 'authorization: Bearer YOUR_API_TOKEN' \\",
        "  --header 'content-type: application/json' \\",
        `  --data ${shellWord(body)} \\`,
        `  ${comms}/v2/client-access-token`,
      )
    },
  },
]
