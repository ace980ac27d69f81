import type * as Electron from 'electron'
import { addresses } from '../addresses-in-use.ts'
import type { CdpSession } from '../cdp/connection.ts'
import type { Protocol } from '../cdp/protocol.ts'
import type { HostSession, RequestDetails } from './session.ts'

type Paused = Protocol.Fetch.requestPausedPayload

export interface Gate {
  readonly owner: HostSession
  readonly contents: Electron.WebContents
  /** The verdict of the application's navigation events. */
  mayNavigate(paused: Paused): boolean
  /** Done before a page of an origin is answered. */
  prepareOrigin(chromiumUrl: string): Promise<void>
}

/** Every request of a page comes here first. Addresses of the application's schemes never reach the network. */
export async function answerRequest(session: CdpSession, paused: Paused, gate: Gate): Promise<void> {
  const { requestId, request, resourceType } = paused
  const fail = (errorReason: Protocol.Network.ErrorReason) =>
    session.tell('Fetch.failRequest', { requestId, errorReason })
  if (resourceType === 'Document') {
    if (!gate.mayNavigate(paused)) return fail('Aborted')
    await gate.prepareOrigin(request.url)
  }
  const { cancel, redirectURL } = await gate.owner.beforeRequest(detailsOf(paused, gate.contents))
  if (cancel) return fail('BlockedByClient')
  if (redirectURL) return redirect(session, requestId, redirectURL)
  const scheme = addresses.schemeOf(request.url)
  if (scheme === null) return session.tell('Fetch.continueRequest', { requestId })
  const handler = gate.owner.schemes.get(scheme)
  if (handler === undefined) return fail('NameNotResolved')
  try {
    await fulfil(session, requestId, await handler(toRequest(request)))
  } catch (error) {
    console.error(`Chromium host: the handler of ${scheme}: failed:`, error)
    fail('Failed')
  }
}

function toRequest(request: Protocol.Network.Request): Request {
  const { url, method, headers, postDataEntries } = request
  const parts = (postDataEntries ?? []).map(({ bytes }) => Buffer.from(bytes ?? '', 'base64'))
  const body = method === 'GET' || method === 'HEAD' || parts.length === 0 ? null : Buffer.concat(parts)
  const sent = Object.entries(headers).map(([name, value]): [string, string] => [name, appAddressIn(value)])
  return new Request(addresses.toApp(url), { method, headers: sent, body })
}

/** `Referer` and `Origin` name the page, and the application knows its page by its own address only. */
function appAddressIn(value: string): string {
  const whole = addresses.toApp(value)
  return /^https:\/\/[^/]+$/.test(value) ? addresses.toApp(`${value}/`).replace(/\/$/, '') : whole
}

async function fulfil(session: CdpSession, requestId: string, response: Response): Promise<void> {
  if (response.type === 'error') throw new Error('it answered with an error')
  const body = Buffer.from(await response.arrayBuffer())
  const responseHeaders = [...response.headers].map(([name, value]) => ({
    name,
    value: name === 'location' ? addresses.toChromium(value) : value,
  }))
  session.tell('Fetch.fulfillRequest', {
    requestId,
    responseCode: response.status,
    responseHeaders,
    body: body.toString('base64'),
  })
}

function redirect(session: CdpSession, requestId: string, url: string): void {
  session.tell('Fetch.fulfillRequest', {
    requestId,
    responseCode: 307,
    responseHeaders: [{ name: 'Location', value: addresses.toChromium(url) }],
  })
}

const resourceTypes: Partial<Record<Protocol.Network.ResourceType, RequestDetails['resourceType']>> = {
  Document: 'mainFrame',
  Stylesheet: 'stylesheet',
  Script: 'script',
  Image: 'image',
  Font: 'font',
  XHR: 'xhr',
  Fetch: 'xhr',
  Media: 'media',
  Ping: 'ping',
  CSPViolationReport: 'cspReport',
}

function detailsOf(
  { request, resourceType, frameId }: Paused,
  webContents: Electron.WebContents,
): RequestDetails {
  const isSubframe = resourceType === 'Document' && webContents.mainFrame.frameToken !== frameId
  return {
    id: 0,
    url: addresses.toApp(request.url),
    method: request.method,
    resourceType: isSubframe ? 'subFrame' : (resourceTypes[resourceType] ?? 'other'),
    timestamp: Date.now(),
    referrer: '',
    webContents,
  }
}
