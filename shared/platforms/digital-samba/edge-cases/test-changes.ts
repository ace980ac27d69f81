import { encodeBase64 } from '../../../jws/base64.ts'
import { membersOf } from '../../../jws/json-members.ts'
import type { CaseDraft, TokenCase } from '../../../lab/edge-case.ts'
import { linkWith } from '../../../lab/transports.ts'
import { type Hmac, linkOf, rightKey, testHost, tokenOf } from './test-bytes.ts'

/**
 * For tests only: what differs between the right token or request and that of a case, read from their bytes alone, in the
 * words of `keyOf` in `shared/lab/overlap.ts`.
 */
export function seenChanges(base: TokenCase, right: CaseDraft, draft: CaseDraft, hmac: Hmac): Set<string> {
  if (draft.kind === 'request') return right.kind === 'request' ? ofRequest(right, draft) : new Set(['kind'])
  const token = tokenOf(draft, hmac)
  return new Set([
    ...ofToken(tokenOf(base, hmac), token, (text) => fitting(draft, text, hmac)),
    ...ofLink(base, draft, token),
  ])
}

type RequestDraft = Extract<CaseDraft, { kind: 'request' }>

function ofRequest({ request: right }: RequestDraft, { request }: RequestDraft): Set<string> {
  const named = ({ headers }: typeof right, isSecret: boolean) =>
    JSON.stringify(headers.filter(({ name }) => (name === 'Authorization') === isSecret))
  const parts: [string, boolean][] = [
    ['method', right.method !== request.method],
    ['path', right.path !== request.path || right.origin !== request.origin],
    ['headers', named(right, false) !== named(request, false)],
    ['credentials', named(right, true) !== named(request, true)],
    ['body', right.body !== request.body],
  ]
  return new Set(parts.filter(([, differs]) => differs).map(([part]) => `request ${part}`))
}

function ofLink(base: TokenCase, draft: TokenCase, token: string): string[] {
  const link = linkOf(draft, token)
  const room = decodeURIComponent(new URL(link).pathname.split('/')[1] ?? '')
  const plain = linkWith('link', { host: testHost, room, token })
  return [...(link === plain ? [] : ['transport']), ...(room === base.delivery.room ? [] : ['room'])]
}

/** The signatures that fit a text, with what is changed where it is one of them. */
type Fitting = ReadonlyMap<string, string>

function fitting(draft: TokenCase, signed: string, hmac: Hmac): Fitting {
  const forms = new Map<string, string>()
  const text = (bytes: Uint8Array) => encodeBase64(bytes, 'base64url')
  forms.set(text(hmac('HS256', rightKey, signed)), '')
  for (const algorithm of ['HS384', 'HS512'] as const)
    forms.set(text(hmac(algorithm, rightKey, signed)), 'algorithm')
  const mistaken = `${rightKey} ${draft.previousKey ?? draft.variant}`
  forms.set(text(hmac('HS256', mistaken, signed)), 'key')
  return forms
}

function ofToken(right: string, token: string, signs: (signed: string) => Fitting): string[] {
  const [rightHeader = '', rightPayload = ''] = right.split('.')
  const all = token.split('.')
  const begins = all.length > 3 && all[1] === rightHeader ? 1 : 0
  const [header = '', payload = '', signature = null] = all.slice(begins)
  const of = (part: 'header' | 'payload', from: string, to: string) => [
    ...(isPlain(to) ? [] : [`encoding ${part}`]),
    ...ofText(part, textOf(from), textOf(to)),
  ]
  return [
    ...of('header', rightHeader, header),
    ...of('payload', rightPayload, payload),
    ...(all.length > 3 ? ['structure'] : []),
    ...ofSignature(textOf(header), signature, signs(`${header}.${payload}`)),
  ]
}

function ofSignature(header: string, signature: string | null, fitting: Fitting): string[] {
  if (signature === null || signature === '')
    return /"alg":"none"/i.test(header) ? ['algorithm', 'signature'] : ['signature']
  const unpadded = signature.replace(/=+$/, '')
  const said = fitting.get(unpadded) ?? 'signature'
  return [...(unpadded === signature ? [] : ['encoding signature']), ...(said === '' ? [] : [said])]
}

const bytesOf = (segment: string) =>
  Uint8Array.from(atob(segment.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0))

/** base64url without padding, of UTF-8. */
function isPlain(segment: string): boolean {
  return /^[\w-]*$/.test(segment) && utf8(bytesOf(segment)) !== null && !bytesOf(segment).includes(0)
}

function utf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return null
  }
}

/** As UTF-8, otherwise as UTF-16 where every other byte is nothing, otherwise as Latin-1. */
function textOf(segment: string): string {
  const bytes = bytesOf(segment)
  if (bytes.includes(0)) return new TextDecoder('utf-16le').decode(bytes)
  return utf8(bytes) ?? String.fromCharCode(...bytes)
}

/** More than this is a change of the whole. */
const manyMembers = 100

function ofText(part: string, from: string, to: string): string[] {
  if (from === to) return []
  const whole = [`${part} (whole)`]
  const before = valuesOf(from)
  const after = valuesOf(to)
  if (before === null || after === null) return whole
  const names = [...new Set([...before.keys(), ...after.keys()])]
  const changed = names.filter((name) => before.get(name)?.join() !== after.get(name)?.join())
  return changed.length === 0 || changed.length > manyMembers
    ? whole
    : changed.map((name) => `${part} ${name}`)
}

/** The values of each name as they are written; null for a text that is no object. */
function valuesOf(text: string): Map<string, string[]> | null {
  const { members, fault } = membersOf(text)
  if (fault !== null) return null
  const values = new Map<string, string[]>()
  for (const { name, valueText } of members) values.set(name, [...(values.get(name) ?? []), valueText])
  return values
}
