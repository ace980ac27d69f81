import { code } from '../../snippets/code.ts'
import { htmlAttribute, scriptLiteral, shellWord } from '../../snippets/literals.ts'
import { originOf } from '../origin.ts'
import type { Snippet, SnippetContext } from '../platform.ts'
import { ownApiOrigin } from './api-origin.ts'
import { claimText } from './claims.ts'
import { joinLink, linkHost } from './join-link.ts'
import { sources } from './sources.ts'

/** What stands where the profile names no team domain. */
const placeholderHost = 'your-team.digitalsamba.com'
const placeholderToken = 'YOUR_TOKEN'

/** The room's address without the token, and the token. */
function placeOf({ session, settings }: SnippetContext): {
  readonly address: string
  readonly token: string
} {
  const token = session.token ?? placeholderToken
  const host = linkHost(settings) ?? placeholderHost
  const link = session.link ?? joinLink(host, session.claims, token)
  const address = link?.slice(0, link.indexOf('?')) ?? `https://${host}/YOUR_ROOM`
  return { address, token }
}

const linkOf = (context: SnippetContext): string => {
  const { address, token } = placeOf(context)
  return `${address}?token=${token}`
}

/** The name reaches the room without the token, where the token has none. */
function usernameLines({ session }: SnippetContext): readonly string[] {
  if (claimText(session.claims, 'u') !== null) return []
  const name = session.person === null ? session.name : null
  return [
    '  // The token has no name: given here, it stays out of the link and of what the platform reads of it.',
    `  roomSettings: { username: ${scriptLiteral(name ?? "The guest's name")} },`,
  ]
}

const shellUser = (teamId = '') => shellWord(`${teamId.trim() || 'YOUR_TEAM_ID'}:YOUR_DEVELOPER_KEY`)

/** Ways to open the room (https://docs.digitalsamba.com/reference/rest-api/tokens, @digitalsamba/embedded-sdk). */
export const snippets: readonly Snippet[] = [
  {
    id: 'link',
    label: 'Join link',
    language: 'Text',
    code: (context) => code(linkOf(context)),
  },
  {
    id: 'iframe',
    label: 'iframe in a page',
    language: 'HTML',
    code: (context) =>
      code(
        '<iframe',
        `  src=${htmlAttribute(linkOf(context))}`,
        '  allow="camera; microphone; display-capture; autoplay;"',
        '  allowfullscreen',
        '></iframe>',
      ),
  },
  {
    id: 'create-control',
    label: 'Embedded SDK, createControl',
    language: 'JavaScript',
    code: (context) => {
      const { address, token } = placeOf(context)
      return code(
        "import DigitalSambaEmbedded from '@digitalsamba/embedded-sdk'",
        '',
        'const room = DigitalSambaEmbedded.createControl({',
        "  root: document.querySelector('#room'),",
        `  url: ${scriptLiteral(address)},`,
        `  token: ${scriptLiteral(token)},`,
        usernameLines(context),
        '})',
        'room.load({ reportErrors: true })',
      )
    },
  },
  {
    id: 'curl',
    label: 'Token by the REST API',
    language: 'Shell',
    warning: `The developer key stays on your server, and the platform then makes the token (${sources.create}).`,
    code: ({ session, settings }) => {
      const { td: _, rd: room, ...claims } = session.claims
      const path = encodeURIComponent(typeof room === 'string' && room.isWellFormed() ? room : 'YOUR_ROOM')
      return code(
        `curl --user ${shellUser(settings.teamId)} \\`,
        "  --header 'content-type: application/json' \\",
        `  --data ${shellWord(JSON.stringify(claims))} \\`,
        `  ${originOf(settings.api, ownApiOrigin) ?? ownApiOrigin}/api/v1/rooms/${path}/token`,
      )
    },
  },
]
