import { readFile } from 'node:fs/promises'
import { extname, isAbsolute, join, relative } from 'node:path'
import { filePolicy, freshNonce, noncePlace, pagePolicy } from './csp.ts'
import { isAppAddress } from './origin.ts'

/** What can be asked for on `app://roompass`. */
export interface AppFiles {
  /** The folder of the built page, as an absolute path. */
  readonly root: string
  /** A guest's picture by its hash, or null. */
  picture(hash: string): { readonly bytes: Uint8Array; readonly type: string } | null
}

/** Only these are served; anything else in the folder is as good as absent. */
const fileTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
}

const pictureTypes = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif'])

/** On every answer: no guessing of types, no referrer, nothing shared with another origin. */
const commonHeaders = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
} as const

/**
 * Answers a request for the application's own scheme: the built page, its files, and guests' pictures. Gives 404 for
 * everything that is not one of them, on any other host, or outside the folder, and 405 for any method but GET.
 */
export async function answerAppRequest(
  request: { readonly method: string; readonly url: string },
  files: AppFiles,
): Promise<Response> {
  if (request.method !== 'GET') return empty(405, { Allow: 'GET' })
  if (!isAppAddress(request.url)) return empty(404)
  const path = new URL(request.url).pathname
  const hash = /^\/avatar\/([0-9a-f]{64})$/.exec(path)?.[1]
  return hash === undefined ? answerFile(path, files.root) : answerPicture(files.picture(hash))
}

/**
 * The file that a path on the application's origin names, or null for a path that would leave the folder, hides a
 * separator or a NUL behind an escape, or begins with a dot anywhere.
 */
export function fileFor(path: string, root: string): string | null {
  const segments = (path === '' || path === '/' ? '/index.html' : path).split('/').slice(1).map(decoded)
  if (!segments.every((segment) => segment !== null && /^[\w-][\w.-]*$/.test(segment))) return null
  const file = join(root, ...segments.filter((segment) => segment !== null))
  const inside = relative(root, file)
  return inside === '' || inside.startsWith('..') || isAbsolute(inside) ? null : file
}

function decoded(segment: string): string | null {
  try {
    return decodeURIComponent(segment)
  } catch {
    return null
  }
}

async function answerFile(path: string, root: string): Promise<Response> {
  const file = fileFor(path, root)
  const type = file === null ? undefined : fileTypes[extname(file)]
  if (file === null || type === undefined) return empty(404)
  const bytes = await readFile(file).catch(() => null)
  if (bytes === null) return empty(404)
  if (extname(file) === '.html') return answerPage(bytes.toString('utf8'))
  return answer(bytes, { 'Content-Type': type, 'Content-Security-Policy': filePolicy })
}

function answerPage(page: string): Response {
  const nonce = freshNonce()
  return answer(page.replaceAll(noncePlace, nonce), {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy': pagePolicy(nonce),
    'Cache-Control': 'no-store',
  })
}

function answerPicture(picture: ReturnType<AppFiles['picture']>): Response {
  if (picture === null || !pictureTypes.has(picture.type)) return empty(404)
  return answer(picture.bytes, {
    'Content-Type': picture.type,
    'Content-Security-Policy': filePolicy,
    'Cache-Control': 'no-store',
  })
}

function answer(body: string | Uint8Array, headers: Record<string, string>): Response {
  const content = typeof body === 'string' ? body : new Uint8Array(body)
  return new Response(content, { status: 200, headers: { ...commonHeaders, ...headers } })
}

function empty(status: 404 | 405, headers: Record<string, string> = {}): Response {
  return new Response(null, {
    status,
    headers: { ...commonHeaders, 'Content-Security-Policy': filePolicy, ...headers },
  })
}
