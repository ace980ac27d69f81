import { EventEmitter } from 'node:events'
import type * as Electron from 'electron'
import { api, emitted, type ProtocolPart, type SessionPart } from '../api-list.ts'
import { guard } from '../guard.ts'
import { mayUse, type PermissionHandlers } from './permissions.ts'

type SchemeHandler = (request: Request) => Response | Promise<Response>

/** A session as the host needs it: what the application registered on it. */
export interface HostSession {
  readonly api: Electron.Session
  readonly schemes: ReadonlyMap<string, SchemeHandler>
  /** Raised whenever a handler changes, so that verdicts given to Chromium are asked for again. */
  readonly permissionVersion: () => number
  readonly mayUse: (permission: string, contents: Electron.WebContents, origin: string) => Promise<boolean>
  readonly beforeRequest: (details: RequestDetails) => Promise<Electron.CallbackResponse>
}

export type RequestDetails = Pick<
  Electron.OnBeforeRequestListenerDetails,
  'id' | 'url' | 'method' | 'resourceType' | 'timestamp' | 'referrer'
> & { readonly webContents?: Electron.WebContents }

/** Schemes that a handler was registered for, on any session. */
export const handledSchemes = new Set<string>()

const sessions = new Map<string, HostSession>()
const byApi = new WeakMap<object, HostSession>()

/** All windows share one temporary profile of Chromium; a session keeps its own handlers only. */
export function sessionFor(partition: string): HostSession {
  const known = sessions.get(partition)
  if (known) return known
  const made = createSession(partition)
  sessions.set(partition, made)
  byApi.set(made.api, made)
  return made
}

export function hostSession(session: Electron.Session): HostSession {
  return byApi.get(session) ?? sessionFor('')
}

export const session = guard<typeof Electron.session>('session', api.sessions, {
  get defaultSession() {
    return sessionFor('').api
  },
  fromPartition: (partition: string) => sessionFor(partition).api,
} satisfies Pick<typeof Electron.session, (typeof api.sessions)[number]>)

/** The protocol of the default session, with the registration that comes before any session. */
export const protocol = guard<Electron.Protocol>('protocol', api.protocol, {
  get handle() {
    return sessionFor('').api.protocol.handle
  },
  get unhandle() {
    return sessionFor('').api.protocol.unhandle
  },
  get isProtocolHandled() {
    return sessionFor('').api.protocol.isProtocolHandled
  },
  registerSchemesAsPrivileged: (schemes) => {
    // On the host every scheme of the application is an https origin, which is standard and secure.
    for (const { scheme } of schemes) handledSchemes.add(scheme)
  },
} satisfies ProtocolPart)

function createSession(partition: string): HostSession {
  const schemes = new Map<string, SchemeHandler>()
  const handlers: PermissionHandlers = { request: null, check: null }
  let version = 0
  let beforeRequest: HostSession['beforeRequest'] = async () => ({})

  const ownProtocol = guard<Electron.Protocol>('protocol', api.protocol, {
    handle: (scheme, handler) => {
      if (schemes.has(scheme)) throw new Error(`The scheme '${scheme}' is already handled`)
      schemes.set(scheme, handler as SchemeHandler)
      handledSchemes.add(scheme)
    },
    unhandle: (scheme) => void schemes.delete(scheme),
    isProtocolHandled: (scheme) => schemes.has(scheme),
    registerSchemesAsPrivileged: protocolError,
  } satisfies ProtocolPart)

  const webRequest = guard<Electron.WebRequest>('webRequest', api.webRequest, {
    onBeforeRequest: (first: unknown, second?: unknown) => {
      const listener = (
        typeof first === 'function' || first === null ? first : second
      ) as BeforeListener | null
      const filter = typeof first === 'object' ? (first as Electron.WebRequestFilter | null) : null
      beforeRequest = listener === null ? async () => ({}) : askListener(listener, filter)
    },
  })

  const own: HostSession = {
    api: guard<Electron.Session>(
      'session',
      api.session,
      {
        protocol: ownProtocol,
        webRequest,
        isPersistent: () => partition.startsWith('persist:'),
        setPermissionRequestHandler: (handler) => {
          handlers.request = handler as PermissionHandlers['request']
          version += 1
        },
        setPermissionCheckHandler: (handler) => {
          handlers.check = handler as PermissionHandlers['check']
          version += 1
        },
        // Chromium takes no verdict on devices: it asks the person, in a window of its own.
        setDevicePermissionHandler: () => {},
      } satisfies SessionPart,
      { emitter: new EventEmitter(), events: emitted.session },
    ),
    schemes,
    permissionVersion: () => version,
    mayUse: (permission, contents, origin) => mayUse(handlers, permission, contents, origin),
    beforeRequest: (details) => beforeRequest(details),
  }
  return own
}

function protocolError(): never {
  throw new Error('registerSchemesAsPrivileged belongs to the protocol module, not to a session')
}

type BeforeListener = (
  details: RequestDetails,
  callback: (response: Electron.CallbackResponse) => void,
) => void

function askListener(
  listener: BeforeListener,
  filter: Electron.WebRequestFilter | null,
): HostSession['beforeRequest'] {
  const patterns = (filter?.urls ?? []).map(toPattern)
  return async (details) => {
    if (patterns.length > 0 && !patterns.some((pattern) => pattern.test(details.url))) return {}
    return new Promise((resolve) => listener(details, resolve))
  }
}

/** A match pattern as extensions write it: `*` stands for anything, `<all_urls>` for everything. */
function toPattern(text: string): RegExp {
  if (text === '<all_urls>') return /^/
  return new RegExp(`^${text.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*')}$`)
}
