import { validateHeaderName, validateHeaderValue } from 'node:http'
import type { Endpoint } from '../../../shared/lab/schemas.ts'
import { isLoopback } from '../../../shared/loopback.ts'
import { type Filling, filledAddress, filledText } from './fill-template.ts'
import type { Observation } from './observation.ts'
import { elsewhere, noLink, unsendableBody, unsendableHeader } from './trouble.ts'

/** A request to an endpoint as it goes out. */
export interface EndpointRequest {
  readonly url: URL
  readonly method: Endpoint['method']
  /** A name that is there several times has several values. */
  readonly headers: Record<string, string[]>
  readonly body: string
}

/**
 * An endpoint's request for one row, or why there is none.
 *
 * @param origin the one that the person confirmed; nothing goes elsewhere
 */
export function sendable(
  endpoint: Endpoint,
  origin: string,
  filling: Filling,
): EndpointRequest | Observation {
  const address = filledAddress(endpoint.url, filling)
  if (address === null) return noLink()
  const url = addressOn(origin, address)
  if (url === null) return elsewhere(origin)
  const headers = headersOf(endpoint, filling)
  if (!(headers instanceof Map)) return headers
  const body = endpoint.method === 'GET' ? '' : filledText(endpoint.body, filling)
  if (body === null) return noLink()
  if (!body.isWellFormed()) return unsendableBody()
  return { url, method: endpoint.method, headers: Object.fromEntries(headers), body }
}

/** Https, or http to this computer, on that origin alone; null for everything else. */
function addressOn(origin: string, address: string): URL | null {
  const url = URL.parse(address)
  if (url === null) return null
  const isSafe = url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname))
  return isSafe && url.origin === origin && url.username === '' && url.password === '' ? url : null
}

/** Without this a server may pack its answer, and its words were not readable. */
const usualHeaders = { accept: '*/*', 'accept-encoding': 'identity' } as const

/** By their names as typed first; Node writes a line for each value. */
function headersOf(endpoint: Endpoint, filling: Filling): Map<string, string[]> | Observation {
  const headers = new Map<string, string[]>()
  const names = new Map<string, string>()
  for (const { name, value } of endpoint.headers) {
    const text = filledText(value, filling)
    if (text === null) return noLink()
    if (!isHeader(name, text)) return unsendableHeader(name)
    const folded = name.toLowerCase()
    const first = names.get(folded) ?? name
    names.set(folded, first)
    headers.set(first, [...(headers.get(first) ?? []), text])
  }
  for (const [name, value] of Object.entries(usualHeaders)) if (!names.has(name)) headers.set(name, [value])
  return headers
}

function isHeader(name: string, value: string): boolean {
  try {
    validateHeaderName(name)
    validateHeaderValue(name, value)
    return true
  } catch {
    return false
  }
}
