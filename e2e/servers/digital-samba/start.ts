import { clockOn } from '../common/clock.ts'
import { createFaults, type Fault, type FaultScope, type RunningFault } from '../common/faults.ts'
import { listen, listenSecurely, type Tls } from '../common/listen.ts'
import type { AskedFor } from '../common/request-log.ts'
import { listenerOf } from '../common/serve.ts'
import { serviceOf } from './handler.ts'
import { type Guest, join, leave } from './meetings.ts'
import { countRequests, documentedLimit, type RateLimit } from './rate-limit.ts'
import type { QuietRoom } from './routes/route.ts'
import { addRooms, manyRooms, roomNamed, seededState } from './seed.ts'
import { findRole, findRoom, type Participant, type Room, type State, type Team } from './state.ts'

export interface Options {
  /** The port of http; any that is free when not given. */
  readonly port?: number
  /** Speaks https as well; `folder` gets a certificate made just now, `port` is any that is free when not given. */
  readonly tls?: Tls
  /** So many rooms besides the seeded six. */
  readonly rooms?: number
  /** 1,000 requests in 60 seconds when not given. */
  readonly rateLimit?: RateLimit
  /** The team setting "single session per external ID"; off when not given. */
  readonly singleSession?: boolean
  /** What a room without anybody answers at `/live`; a count of nothing when not given. */
  readonly quietRoom?: QuietRoom
  /** Epoch milliseconds; the computer's clock when not given. */
  readonly time?: () => number
  /** Told of each request when it is over. */
  readonly onAnswered?: (asked: AskedFor) => void
}

/** A server of the Digital Samba API and its rooms. */
export interface DigitalSamba {
  /** Such as `http://127.0.0.1:40123`. */
  readonly origin: string
  /** The same over https, for `acme.digitalsamba.com`, `localhost` and 127.0.0.1; null where it wasn't asked for. */
  readonly https: { readonly origin: string; readonly port: number; readonly certificate: string } | null
  /** Id, domain and developer key. */
  readonly team: Readonly<Team>
  /** What the server knows; rooms and people are changed by the functions below. */
  readonly state: State
  /** Every request so far, oldest first. */
  readonly asked: readonly AskedFor[]
  /** Sets the server's clock so many seconds off the computer's. */
  shiftClock(seconds: number): void
  /** From now on requests go wrong in this way. */
  fault(fault: Fault, scope?: FaultScope): RunningFault
  /** All goes well again; slow requests go on. */
  clearFaults(): void
  /** Adds so many older rooms, `room-0001` and so on. */
  addRooms(count: number): void
  /** Adds or replaces one room. */
  putRoom(friendlyUrl: string, more?: Partial<Room>): Room
  removeRoom(name: string): void
  /** Lets somebody in, as the page does. Throws when there is no such room or role. */
  join(roomName: string, guest: Pick<Guest, 'name' | 'externalId'> & { readonly role?: string }): Participant
  /** Whoever has this external id or participant id goes. */
  leave(id: string): void
  /** The team gets another developer key: it signs and opens, the last one no longer does. */
  changeDeveloperKey(key: string): void
  close(): Promise<void>
}

const hosts = ['DNS:acme.digitalsamba.com', 'DNS:localhost', 'IP:127.0.0.1']

/**
 * Starts it on this computer. It speaks what the vendor documents and takes nothing from what it is there to test; each
 * rule stands with its source in its own file, and what the documents leave open says so.
 */
export async function startDigitalSamba(options: Options = {}): Promise<DigitalSamba> {
  const clock = clockOn(options.time ?? Date.now)
  const faults = createFaults()
  const state = seededState(clock.now())
  const asked: AskedFor[] = []
  const service = serviceOf(
    {
      state,
      singleSession: options.singleSession ?? false,
      quietRoom: options.quietRoom ?? 'nobody',
      countRequest: countRequests(options.rateLimit ?? documentedLimit),
    },
    { clock, faults, asked, onAnswered: options.onAnswered ?? (() => {}) },
  )
  const addMany = (count: number) => addRooms(state, manyRooms(state, count, clock.now()))
  addMany(options.rooms ?? 0)

  const listener = listenerOf(service)
  const plain = await listen(listener, options.port ?? 0)
  const secure = options.tls
    ? await listenSecurely(listener, options.tls, 'digital-samba', hosts).catch(async (error: unknown) => {
        await plain.close()
        throw error
      })
    : null

  return {
    origin: `http://127.0.0.1:${plain.port}`,
    https: secure && {
      origin: `https://127.0.0.1:${secure.port}`,
      port: secure.port,
      certificate: secure.certificate,
    },
    team: state.team,
    state,
    asked,
    shiftClock: clock.shift,
    fault: faults.add,
    clearFaults: faults.clear,
    addRooms: addMany,
    putRoom: (friendlyUrl, more) => {
      const room = roomNamed(friendlyUrl, clock.now(), more)
      removeRoom(state, friendlyUrl)
      addRooms(state, [room])
      return room
    },
    removeRoom: (name) => removeRoom(state, name),
    join: (roomName, { name, externalId, role: roleName }) => {
      const room = findRoom(state, roomName, clock.now())
      const role = room && (roleName === undefined ? room.defaultRole : findRole(room.roles, roleName))
      if (!room || !role) throw new Error(`There is no room ${roomName}, or it has no such role.`)
      return join(state, room, { name, externalId, role }, clock.now())
    },
    leave: (id) => {
      for (const one of state.participants)
        if (one.id === id || one.externalId === id) leave(state, one, clock.now())
    },
    changeDeveloperKey: (key) => {
      state.team.developerKey = key
    },
    close: async () => {
      faults.clear()
      await Promise.all([plain.close(), secure?.close()])
    },
  }
}

function removeRoom(state: State, name: string): void {
  state.rooms = state.rooms.filter((room) => room.id !== name && room.friendlyUrl !== name)
}
