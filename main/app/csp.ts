import { randomBytes } from 'node:crypto'

/** What stands in the built page where the nonce belongs. */
export const noncePlace = '__NONCE__'

/** 128 random bits, fresh for each page: one that was seen is of no use for the next (CSP Level 3, 7.1). */
export function freshNonce(): string {
  return randomBytes(16).toString('base64')
}

/**
 * The policy for the page, sent as a header. It starts at nothing; a script, style, font or picture comes from the
 * application's own origin only. The nonce is for the one style that React Aria adds inline.
 */
export function pagePolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'none'",
    "frame-src 'none'",
    "worker-src 'none'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ')
}

/** The policy for all that is not the page: opened by itself, it may load nothing and run nothing. */
export const filePolicy = "default-src 'none'; frame-ancestors 'none'; sandbox"
