import { clockOn } from '../common/clock.ts'
import { createFaults, type Fault, type FaultScope, type RunningFault } from '../common/faults.ts'
import { listen } from '../common/listen.ts'
import { listenerOf } from '../common/serve.ts'
import { serviceOf, type VideoIoAsked } from './service.ts'
import { type Dialect, type State, seededState, type VideoSession } from './state.ts'

export interface Options {
  /** Any that is free when not given. */
  readonly port?: number
  /** The generation of 2021, an expiry in ISO 8601 and refusals with a status where not given. */
  readonly dialect?: Partial<Dialect>
  /** Epoch milliseconds; the computer's clock when not given. */
  readonly time?: () => number
  /** Told of each request when it is over. */
  readonly onAnswered?: (asked: VideoIoAsked) => void
}

/** A server of Video.io's session tokens. */
export interface VideoIo {
  /** In place of `https://gateway.video.io` and of `https://api.video.io`. */
  readonly origin: string
  /** The API token of the application as it is now. */
  readonly apiToken: string
  /** What the server knows: the session tokens that it gave out. */
  readonly state: State
  /** Every request so far, oldest first. */
  readonly asked: readonly VideoIoAsked[]
  /** From now on it speaks so. */
  speak(dialect: Partial<Dialect>): void
  /** Sets the server's clock so many seconds off the computer's. */
  shiftClock(seconds: number): void
  /** From now on requests go wrong in this way. */
  fault(fault: Fault, scope?: FaultScope): RunningFault
  /** All goes well again; slow requests go on. */
  clearFaults(): void
  /** Whose session a token is, as the platform sees a client; null on and after its end, and for the API token. */
  sessionOf(token: string): VideoSession | null
  /** The application gets another API token: the last one no longer opens anything. */
  changeApiToken(token: string): void
  close(): Promise<void>
}

/**
 * Starts it on this computer. It speaks what the vendor documented and what its own client did, and takes nothing from
 * what it is there to test; each rule stands with its source in its own file, and what these leave open says so.
 */
export async function startVideoIo(options: Options = {}): Promise<VideoIo> {
  const clock = clockOn(options.time ?? Date.now)
  const faults = createFaults()
  const state = seededState()
  const speak = (dialect: Partial<Dialect>) => void Object.assign(state.dialect, dialect)
  speak(options.dialect ?? {})
  const asked: VideoIoAsked[] = []
  const common = { clock, faults, asked, onAnswered: options.onAnswered ?? (() => {}) }
  const { port, close } = await listen(listenerOf(serviceOf(state, common)), options.port ?? 0)
  return {
    ...{ state, asked, speak },
    origin: `http://127.0.0.1:${port}`,
    get apiToken() {
      return state.apiToken
    },
    shiftClock: clock.shift,
    fault: faults.add,
    clearFaults: faults.clear,
    sessionOf: (token) =>
      state.sessions.find((one) => one.token === token && clock.now() < one.expiresAt) ?? null,
    changeApiToken: (token) => {
      state.apiToken = token
    },
    close: async () => {
      faults.clear()
      await close()
    },
  }
}
