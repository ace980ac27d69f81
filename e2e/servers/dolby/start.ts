import { clockOn } from '../common/clock.ts'
import { createFaults, type Fault, type FaultScope, type RunningFault } from '../common/faults.ts'
import { listen } from '../common/listen.ts'
import { listenerOf } from '../common/serve.ts'
import { startAll } from '../common/start-all.ts'
import { type Joining, openSession, type Visitor } from './client.ts'
import { addConferences, conferenceOf, leave, presentIn, stayOf } from './conferences.ts'
import { manyConferences, seededState } from './seed.ts'
import { type DolbyAsked, serviceOf } from './service.ts'
import type { Application, Conference, Dialect, Guest, Host, State } from './state.ts'

export interface Options {
  /** The port of `api`; `comms` and `session` take the next two. Any that are free when not given. */
  readonly port?: number
  /** How the clients of the vendor differ; what is not given is `expires_in`, a JWT, and an answer that says the expiry. */
  readonly dialect?: Partial<Dialect>
  /** So many ended conferences besides the seeded one. */
  readonly conferences?: number
  /** Epoch milliseconds; the computer's clock when not given. */
  readonly time?: () => number
  /** Told of each request when it is over. */
  readonly onAnswered?: (asked: DolbyAsked) => void
}

/** A conference that is put there; times are epoch seconds. */
export interface NewConference {
  readonly alias: string
  readonly owner: Partial<Guest>
  readonly guests?: readonly (Partial<Guest> & { readonly joinedAt?: number; readonly leftAt?: number })[]
  readonly startedAt: number
  /** Running when not given. */
  readonly endedAt?: number
}

/** A server of the Dolby.io Communications APIs on its three hosts. */
export interface Dolby {
  /** In place of `https://api.dolby.io`: API tokens. */
  readonly origin: string
  /** In place of `https://comms.api.dolby.io`: client access tokens and the Monitor API. */
  readonly comms: string
  /** In place of `https://session.voxeet.com`: the legacy tokens. */
  readonly session: string
  /** App key and app secret. */
  readonly credentials: Readonly<Application>
  /** What the server knows: tokens that it gave out, conferences and who was in them. */
  readonly state: State
  /** Every request so far, oldest first. */
  readonly asked: readonly DolbyAsked[]
  /** From now on it speaks so. */
  speak(dialect: Partial<Dialect>): void
  /** Sets the server's clock so many seconds off the computer's. */
  shiftClock(seconds: number): void
  /** From now on requests to any host go wrong in this way. */
  fault(fault: Fault, scope?: FaultScope): RunningFault
  /** All goes well again; slow requests go on. */
  clearFaults(): void
  putConference(conference: NewConference): Conference
  /** A client with an SDK opens a session with a client access token and joins a conference, `demo` when not said. */
  join(token: string, info: Visitor['info'], alias?: string): Joining
  /** Whoever has this external id or participant id goes. */
  leave(id: string): void
  /** The application gets another secret: the last one no longer opens anything. */
  changeAppSecret(secret: string): void
  /** No token that was given out until now is good any longer. */
  revokeTokens(): void
  close(): Promise<void>
}

const hosts: readonly Host[] = ['api', 'comms', 'session']

/**
 * Starts it on this computer. It speaks what the vendor documented and what its own clients did, and takes nothing from
 * what it is there to test; each rule stands with its source in its own file, and what these leave open says so.
 */
export async function startDolby(options: Options = {}): Promise<Dolby> {
  const clock = clockOn(options.time ?? Date.now)
  const faults = createFaults()
  const state = seededState(clock.now())
  const speak = (dialect: Partial<Dialect>) => void Object.assign(state.dialect, dialect)
  speak(options.dialect ?? {})
  addConferences(state, manyConferences(options.conferences ?? 0, clock.now() * 1000 - 2 * 86_400_000))

  const asked: DolbyAsked[] = []
  const common = { clock, faults, asked, onAnswered: options.onAnswered ?? (() => {}) }
  const listening = await startAll(
    hosts.map((host, index) => () => {
      const port = options.port === undefined ? 0 : options.port + index
      return listen(listenerOf(serviceOf(host, state, common)), port)
    }),
  )
  const [origin = '', comms = '', session = ''] = listening.map(({ port }) => `http://127.0.0.1:${port}`)

  return {
    ...{ origin, comms, session, state, asked, speak },
    credentials: state.application,
    shiftClock: clock.shift,
    fault: faults.add,
    clearFaults: faults.clear,
    putConference: (wanted) => {
      const conference = newConference(wanted)
      addConferences(state, [conference])
      return conference
    },
    join: (token, info, alias = 'demo') => openSession(state, { token, info, alias, now: clock.now() }),
    leave: (id) => {
      for (const stay of presentIn(state))
        if (stay.userId === id || stay.externalId === id) leave(state, stay, clock.now() * 1000)
    },
    changeAppSecret: (secret) => {
      state.application.appSecret = secret
    },
    revokeTokens: () => void state.grants.splice(0),
    close: async () => {
      faults.clear()
      await Promise.all(listening.map((one) => one.close()))
    },
  }
}

function newConference({ alias, owner, guests = [], startedAt, endedAt }: NewConference): Conference {
  const end = endedAt === undefined ? null : endedAt * 1000
  const conference = conferenceOf(alias, someone(owner), startedAt * 1000, end)
  const stays = guests.map((guest) =>
    stayOf(
      someone(guest),
      (guest.joinedAt ?? startedAt) * 1000,
      guest.leftAt === undefined ? end : guest.leftAt * 1000,
    ),
  )
  conference.stays.push(...stays)
  return conference
}

function someone({ externalId = null, name = null, avatarUrl = null }: Partial<Guest>): Guest {
  return { externalId, name, avatarUrl }
}
