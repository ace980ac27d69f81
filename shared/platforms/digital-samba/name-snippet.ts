import type { Finding } from '../../schemas.ts'
import { scriptLiteral } from '../../snippets/literals.ts'
import type { CheckedDraft } from './checked-draft.ts'
import { joinLink } from './join-link.ts'

/** Longer texts are left for the person to put in; a finding has room for one page of code. */
const spelledOut = 1_000

/**
 * Code for a page of one's own that opens the room and gives the name to the room itself, without the token: the
 * `roomSettings.username` of @digitalsamba/embedded-sdk (https://github.com/digitalsamba/embedded-sdk). It holds no
 * token, only the place for it.
 */
export function nameSnippet({ claims, host, typed }: CheckedDraft): NonNullable<Finding['snippet']> {
  const address = host === null ? null : joinLink(host, claims, '')?.replace(/\?token=$/, '')
  const isShort = address !== null && address !== undefined && address.length <= spelledOut
  const name = typed('u')
  const text = [
    "import DigitalSambaEmbedded from '@digitalsamba/embedded-sdk'",
    '',
    'const room = DigitalSambaEmbedded.createControl({',
    "  root: document.querySelector('#room'),",
    `  url: ${scriptLiteral(isShort ? address : "The room's address")},`,
    "  token: 'The token, without the name',",
    `  roomSettings: { username: ${scriptLiteral(name === '' || name.length > spelledOut ? "The guest's name" : name)} },`,
    '})',
    'room.load()',
  ]
  return { label: 'Code that sets the name without the token', text: `${text.join('\n')}\n` }
}
