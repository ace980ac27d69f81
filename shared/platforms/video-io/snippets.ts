import { code } from '../../snippets/code.ts'
import { scriptLiteral, shellWord } from '../../snippets/literals.ts'
import { originOf } from '../origin.ts'
import type { Snippet, SnippetContext } from '../platform.ts'
import { androidSnippets } from './android-snippets.ts'
import { type Generation, ownOrigins } from './generation.ts'
import { askedOf } from './snippet-asked.ts'

const onServer = 'The API token stays on your server: put it in place of YOUR_API_TOKEN there.'

/** The address of the profile, or the generation's own. */
const originFor = (generation: Generation, { api }: SnippetContext['settings']) =>
  originOf(api, ownOrigins[generation]) ?? ownOrigins[generation]

/** Every snippet of this platform: what an app does with the token, then how a server gets one. */
export const snippets: readonly Snippet[] = [
  ...androidSnippets,
  {
    id: 'node',
    label: 'Server with @video-io/videokit-nodejs',
    language: 'JavaScript',
    warning: onServer,
    code: ({ session }) => {
      const { identity, scopes } = askedOf(session)
      return code(
        "const { VKitClient } = require('@video-io/videokit-nodejs')",
        '',
        "const client = new VKitClient({ appSecret: 'YOUR_API_TOKEN' })",
        '',
        '/** Gives the session token of a user to their app. */',
        'async function sessionTokenFor(identity, scopes) {',
        '  try {',
        '    const session = await client.getSessionToken(identity, scopes)',
        "    if (session === undefined) throw new Error('The identity is empty.')",
        '    return session.sessionToken',
        '  } catch (error) {',
        "    console.error('There is no session token.', error)",
        '    throw error',
        '  }',
        '}',
        '',
        `sessionTokenFor(${scriptLiteral(identity)}, [${scopes.map(scriptLiteral).join(', ')}])`,
      )
    },
  },
  {
    id: 'curl-2021',
    label: 'Session token, 2021 code',
    language: 'Shell',
    warning: onServer,
    code: ({ session, settings }) => {
      const { identity, scopes } = askedOf(session)
      return code(
        "curl --header 'authorization: Bearer YOUR_API_TOKEN' \\",
        "  --header 'content-type: application/json' \\",
        `  --data ${shellWord(JSON.stringify({ identity, scopes }))} \\`,
        `  ${originFor('2021', settings)}/v1/sessions`,
      )
    },
  },
  {
    id: 'curl-documented',
    label: 'Session token, as documented',
    language: 'Shell',
    warning: onServer,
    code: ({ session, settings }) =>
      code(
        "curl --header 'authorization: App token=YOUR_API_TOKEN' \\",
        "  --header 'content-type: application/json' \\",
        `  --data ${shellWord(JSON.stringify({ identity: askedOf(session).identity }))} \\`,
        `  ${originFor('documented', settings)}/v1/sessions`,
      ),
  },
]
