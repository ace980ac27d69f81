import { afterAll, beforeAll, expect } from 'vitest'
import { type DigitalSamba, type Options, startDigitalSamba } from './start.ts'
import { type Claims, signToken } from './token.ts'

/** A moment that all tests share, epoch seconds: 2026-11-20 12:00:00 UTC. */
export const noon = Date.UTC(2026, 10, 20, 12) / 1000

/** Matches any UUID. */
export const uuid = expect.stringMatching(/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/)

/** A running server and the ways in which tests ask it. */
export interface TestServer {
  readonly server: DigitalSamba
  /** Asks the API with team id and key, unless `init` says otherwise. */
  ask(path: string, init?: RequestInit): Promise<Response>
  /** The same, and reads the JSON. */
  read(path: string): Promise<unknown>
  /** Opens a room with a token that says this, besides the team. */
  open(room: string, claims: Claims, key?: string): Promise<Page>
}

/** What a room's page says. */
export interface Page {
  readonly status: number
  readonly html: string
  readonly isAdmitted: boolean
  readonly reason: string | undefined
}

/** Runs one server, whose clock stands at noon, for the tests of a file or a block. */
export function useServer(options: Options = {}): TestServer {
  let server: DigitalSamba | undefined
  const running = () => {
    if (!server) throw new Error('The server runs inside a test only.')
    return server
  }
  beforeAll(async () => {
    server = await startDigitalSamba({ time: () => noon * 1000, ...options })
  })
  afterAll(() => server?.close())

  const ask = (path: string, init?: RequestInit) =>
    fetch(running().origin + path, {
      redirect: 'manual',
      ...init,
      headers: { authorization: basic(running()), ...Object.fromEntries(new Headers(init?.headers)) },
    })
  return {
    get server() {
      return running()
    },
    ask,
    read: async (path) => (await ask(path)).json(),
    open: (room, claims, key = running().team.developerKey) => {
      const token = signToken({ td: running().team.id, ...claims }, key)
      return openPage(`${running().origin}/${room}?token=${token}`)
    },
  }
}

/** The `authorization` of team id and key. */
export function basic({ team }: DigitalSamba): string {
  return `Basic ${Buffer.from(`${team.id}:${team.developerKey}`).toString('base64')}`
}

/** Opens an address as a browser does. */
export async function openPage(address: string): Promise<Page> {
  const response = await fetch(address)
  const html = await response.text()
  return {
    status: response.status,
    html,
    isAdmitted: html.includes('<main data-admitted="true"'),
    reason: /data-reason="([^"]+)"/.exec(html)?.[1],
  }
}
