import { joinLink } from '../platforms/digital-samba/join-link.ts'
import type { Transport } from './craft.ts'

/** What a link is made of. */
export interface LinkParts {
  /** Such as `acme.digitalsamba.com`. */
  readonly host: string
  /** Id or friendly URL. */
  readonly room: string
  readonly token: string
}

type Parts = { readonly address: string; readonly token: string }

const query = (value: string) => `?token=${encodeURIComponent(value)}`
/** The token as a copy that stopped too early has it. */
const cutOff = (token: string) => token.slice(0, -8).toWellFormed()

const makers: Readonly<Record<Transport, (parts: Parts) => string>> = {
  link: ({ address, token }) => address + query(token),
  absent: ({ address }) => address,
  empty: ({ address }) => address + query(''),
  twice: ({ address, token }) => `${address}${query(token)}&token=${encodeURIComponent(token)}`,
  'twice-broken-first': ({ address, token }) =>
    `${address}${query(cutOff(token))}&token=${encodeURIComponent(token)}`,
  'twice-broken-last': ({ address, token }) =>
    `${address}${query(token)}&token=${encodeURIComponent(cutOff(token))}`,
  fragment: ({ address, token }) => `${address}#token=${encodeURIComponent(token)}`,
  'capital-name': ({ address, token }) => `${address}?Token=${encodeURIComponent(token)}`,
  path: ({ address, token }) => `${address}/${encodeURIComponent(token)}`,
  'dots-encoded': ({ address, token }) => address + query(token).replaceAll('.', '%2E'),
  'newline-after': ({ address, token }) => address + query(`${token}\n`),
  'space-after': ({ address, token }) => address + query(`${token} `),
  'bearer-inside': ({ address, token }) => address + query(`Bearer ${token}`),
  quoted: ({ address, token }) => address + query(`"${token}"`),
}

/**
 * The https address that takes a token to a room in one of the ways in which people do it; `link` is the platform's own
 * join link. Null for a host or a room that no address can have, and for a token with half a character in it.
 */
export function linkWith(transport: Transport, { host, room, token }: LinkParts): string | null {
  const plain = joinLink(host, { rd: room }, '')
  if (plain === null || !token.isWellFormed()) return null
  return makers[transport]({ address: plain.slice(0, plain.indexOf('?')), token })
}

/** Path and query of a link, to be asked of another host. The fragment is not in it: a browser keeps that to itself. */
export function pathOf(link: string): string {
  const { pathname, search } = new URL(link)
  return pathname + search
}
