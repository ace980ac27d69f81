import type { Generation } from './state.ts'

/** How a request says who it is; `app` is the scheme of the documented generation. */
export type Scheme = 'none' | 'bearer' | 'app' | 'other'

/**
 * Reads `Authorization: Bearer TOKEN` (2021) or `authorization: App token=TOKEN` (documented). A scheme has no case
 * (RFC 9110, 11.1).
 */
export function readAuthorisation(header: string | undefined): {
  readonly scheme: Scheme
  readonly token: string
} {
  if (header === undefined) return { scheme: 'none', token: '' }
  const [, bearer] = /^bearer +(\S+)$/i.exec(header) ?? []
  if (bearer !== undefined) return { scheme: 'bearer', token: bearer }
  const [, app] = /^app +token=(\S+)$/i.exec(header) ?? []
  return app === undefined ? { scheme: 'other', token: '' } : { scheme: 'app', token: app }
}

/** The scheme that a generation takes. */
export const schemes: Readonly<Record<Generation, Scheme>> = { '2021': 'bearer', documented: 'app' }
