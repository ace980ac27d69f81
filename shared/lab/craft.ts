/** How a token is put together by hand. The values of these lists are stored and exported: they never change. */

/** How the JSON texts are written: as they stand, or without white space between values; nothing else changes. */
export const layouts = ['as-typed', 'minified'] as const

/**
 * How the characters of the texts become bytes. `utf-8`: as they stand, half a surrogate pair as the three bytes that
 * UTF-8 has no such character for. `escaped`: what is not ASCII as `\u` escapes. `latin-1` and `utf-16le`: no UTF-8.
 */
export const characterForms = ['utf-8', 'escaped', 'latin-1', 'utf-16le'] as const

/** How the bytes of a segment are written (RFC 4648, 4 and 5). Only `base64url` is right (RFC 7515, 2). */
export const segmentForms = ['base64url', 'base64url-padded', 'base64', 'base64-padded'] as const

export const algorithms = ['HS256', 'HS384', 'HS512', 'none'] as const

/**
 * What becomes of the signature. `empty`: nothing behind the last full stop. `absent`: that full stop is gone too.
 * `truncated`: the first half of its bytes. `bit-flipped`: the last bit of its first byte is turned. `other-payload`: it is
 * the signature of the same header with the payload `{}`.
 */
export const signatureForms = [
  'whole',
  'empty',
  'absent',
  'truncated',
  'bit-flipped',
  'other-payload',
] as const

/** What is done to a key before it signs: the mistakes that people make with keys. `right` is the key as it is. */
export const keyVariants = [
  'right',
  'from-base64',
  'from-base64url',
  'from-hex',
  'as-base64',
  'as-base64url',
  'as-hex',
  'newline-after',
  'crlf-after',
  'space-before',
  'space-after',
  'spaces-around',
  'double-quoted',
  'single-quoted',
  'trimmed',
  'unquoted',
  'upper-case',
  'lower-case',
  'empty',
  'another-key',
] as const

/** How a token gets to the platform. `link`: the documented way, in `?token=`. */
export const transports = [
  'link',
  'absent',
  'empty',
  'twice',
  'twice-broken-first',
  'twice-broken-last',
  'fragment',
  'capital-name',
  'path',
  'dots-encoded',
  'newline-after',
  'space-after',
  'bearer-inside',
  'quoted',
] as const

export type Layout = (typeof layouts)[number]
export type CharacterForm = (typeof characterForms)[number]
export type SegmentForm = (typeof segmentForms)[number]
export type Algorithm = (typeof algorithms)[number]
export type SignatureForm = (typeof signatureForms)[number]
export type KeyVariant = (typeof keyVariants)[number]
export type Transport = (typeof transports)[number]
