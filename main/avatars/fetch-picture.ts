import type { LookupAddress } from 'node:dns'
import { lookup as dnsLookup } from 'node:dns/promises'
import type { IncomingMessage } from 'node:http'
import { request as httpsRequest } from 'node:https'
import type { LookupFunction } from 'node:net'
import { isIP } from 'node:net'
import { isPublicAddress } from './address.ts'
import { type PictureFormat, pictureFormat } from './picture.ts'

/** Why a picture is not shown, in one sentence for a person. */
export class PictureRefused extends Error {}

export interface FetchOptions {
  /** Asked before the first request to each host; a URL can carry data out. */
  allowHost(host: string): Promise<boolean>
  /** All addresses of a name. */
  readonly lookup?: (host: string) => Promise<LookupAddress[]>
  /** Certificate authorities instead of the system's. */
  readonly ca?: string
  /** Whether an address may be asked. */
  readonly addressRule?: (address: string) => boolean
  /** The port for a host, where it is not 443. */
  readonly port?: (host: string) => number | undefined
  /** Milliseconds for the whole way, redirects included; the person's answer in a dialog does not count. */
  readonly timeLimit?: number
}

export interface Picture {
  readonly bytes: Uint8Array
  readonly format: PictureFormat
}

const maxBytes = 5 * 1024 * 1024
const maxSide = 8192
const maxPixels = 40_000_000
const maxRedirects = 5
const defaultTimeLimit = 10_000

/**
 * Fetches a picture over https: names are looked up once, every address is checked, and the connection goes to
 * exactly the address that was checked, so that a name can't change its mind in between. Each redirect is
 * checked again from the start. No cookies, no referrer, no credentials.
 *
 * @throws PictureRefused with a sentence for the person
 */
export async function fetchPicture(address: string, options: FetchOptions): Promise<Picture> {
  const limit = options.timeLimit ?? defaultTimeLimit
  let left = limit
  let url = parseAddress(address)
  for (let hop = 0; hop <= maxRedirects; hop += 1) {
    refusePrivateLiteral(url.hostname, options)
    if (!(await options.allowHost(url.hostname))) {
      throw new PictureRefused(`Pictures from ${url.hostname} are not allowed.`)
    }
    const started = Date.now()
    const answer = await withinTime(left, limit, (signal) => askOnce(url, options, signal))
    left -= Date.now() - started
    if ('picture' in answer) return answer.picture
    url = parseAddress(answer.redirect, url)
  }
  throw new PictureRefused(`The server redirects more than ${maxRedirects} times.`)
}

function parseAddress(address: string, base?: URL): URL {
  if (!URL.canParse(address, base)) throw new PictureRefused('This is not a complete address.')
  const url = new URL(address, base)
  if (url.protocol !== 'https:') {
    throw new PictureRefused(
      base ? 'The server redirects to an address that is not https.' : 'Only https addresses are fetched.',
    )
  }
  if (url.username !== '' || url.password !== '') {
    throw new PictureRefused('The address holds a user name or password; it is not fetched.')
  }
  if (url.port !== '') throw new PictureRefused('Only the usual https port, 443, is fetched from.')
  return url
}

async function withinTime<T>(left: number, limit: number, work: (signal: AbortSignal) => Promise<T>) {
  const signal = AbortSignal.timeout(Math.max(1, left))
  const late = new PictureRefused(`The picture did not arrive within ${limit / 1000} s.`)
  const aborted = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(late), { once: true })
  })
  return await Promise.race([work(signal), aborted])
}

type Answer = { readonly picture: Picture } | { readonly redirect: string }

async function askOnce(url: URL, options: FetchOptions, signal: AbortSignal): Promise<Answer> {
  const target = await checkedAddress(url.hostname, options)
  const response = await send(url, target, options, signal)
  try {
    const status = response.statusCode ?? 0
    const location = response.headers.location
    if (status >= 300 && status < 400 && location !== undefined) return { redirect: location }
    if (status !== 200) throw new PictureRefused(`The server answered ${status}, not a picture.`)
    return { picture: asPicture(await readAll(response)) }
  } finally {
    response.destroy()
  }
}

/** A person is not asked about a host that would be refused whatever they say. */
function refusePrivateLiteral(hostname: string, options: FetchOptions): void {
  const literal = literalAddress(hostname)
  if (literal !== null) refusePrivate(hostname, [literal], options)
}

function literalAddress(hostname: string): LookupAddress | null {
  const address = hostname.replace(/^\[|\]$/g, '')
  const family = isIP(address)
  return family === 0 ? null : { address, family }
}

function refusePrivate(hostname: string, found: readonly LookupAddress[], options: FetchOptions): void {
  const rule = options.addressRule ?? isPublicAddress
  if (found.every(({ address }) => rule(address))) return
  throw new PictureRefused(
    `${hostname} is an address on this computer or a private network; it is not asked.`,
  )
}

async function checkedAddress(hostname: string, options: FetchOptions): Promise<LookupAddress> {
  const literal = literalAddress(hostname)
  const found = literal === null ? await lookUp(hostname, options) : [literal]
  refusePrivate(hostname, found, options)
  const [first] = found
  if (first === undefined) throw new PictureRefused(`There is no host named ${hostname}.`)
  return first
}

async function lookUp(hostname: string, options: FetchOptions): Promise<LookupAddress[]> {
  const lookup = options.lookup ?? ((host: string) => dnsLookup(host, { all: true, verbatim: true }))
  try {
    return await lookup(hostname)
  } catch {
    throw new PictureRefused(`There is no host named ${hostname}, or the network is down.`)
  }
}

function send(url: URL, target: LookupAddress, options: FetchOptions, signal: AbortSignal) {
  const pinned: LookupFunction = (_host, wanted, done) => {
    if (wanted.all) done(null, [target])
    else done(null, target.address, target.family)
  }
  return new Promise<IncomingMessage>((resolve, reject) => {
    const request = httpsRequest(
      url,
      {
        method: 'GET',
        lookup: pinned,
        port: options.port?.(url.hostname) ?? 443,
        agent: false,
        signal,
        ...(options.ca === undefined ? {} : { ca: options.ca }),
        headers: {
          accept: 'image/avif,image/webp,image/png,image/jpeg,image/gif',
          'accept-encoding': 'identity',
        },
      },
      resolve,
    )
    request.on('error', (error: NodeJS.ErrnoException) => reject(refusalOf(error, url.hostname)))
    request.end()
  })
}

function refusalOf(error: NodeJS.ErrnoException, host: string): PictureRefused {
  const code = error.code ?? ''
  if (/CERT|SELF_SIGNED|ALTNAME|UNABLE_TO|SSL|TLS/.test(code)) {
    return new PictureRefused(`The certificate of ${host} can't be trusted.`)
  }
  return new PictureRefused(`${host} can't be reached.`)
}

async function readAll(response: IncomingMessage): Promise<Buffer> {
  const tooLarge = new PictureRefused('The picture is larger than 5 MB.')
  if (Number(response.headers['content-length'] ?? 0) > maxBytes) throw tooLarge
  const chunks: Buffer[] = []
  let length = 0
  try {
    for await (const chunk of response as AsyncIterable<Buffer>) {
      length += chunk.length
      if (length > maxBytes) throw tooLarge
      chunks.push(chunk)
    }
  } catch (error) {
    if (error instanceof PictureRefused) throw error
    throw new PictureRefused('The connection broke off before the picture was complete.')
  }
  return Buffer.concat(chunks)
}

function asPicture(bytes: Buffer): Picture {
  const format = pictureFormat(bytes)
  if (format === null) {
    throw new PictureRefused('What the server sent is not a PNG, JPEG, GIF, WebP or AVIF picture.')
  }
  const { width, height } = format
  if (width < 1 || height < 1 || width > maxSide || height > maxSide || width * height > maxPixels) {
    throw new PictureRefused(
      `The picture is ${width} by ${height} pixels; at most ${maxSide} a side are shown.`,
    )
  }
  return { bytes, format }
}
