import { RoompassError } from '../../../shared/errors.ts'
import type {
  Endpoint,
  RequestAnswer,
  RequestCraft,
  RunProgress,
  Sheet,
  SheetRow,
} from '../../../shared/lab/schemas.ts'
import type { Profile, Session } from '../../../shared/schemas.ts'
import { excerpt } from '../../../shared/text/excerpt.ts'
import { refuseClosed } from '../guard.ts'
import type { SheetsEngine } from '../lab-engine.ts'
import { expectEndpoint } from './expect-runnable.ts'
import { isRequest, jobsOf } from './jobs.ts'
import type { RowObservation } from './observation.ts'
import { createObserver } from './observer.ts'
import { type Run, startRun } from './run.ts'

/** What runs need of the engine. */
export interface RunsContext {
  /** @throws RoompassError `not-found` */
  sheet(id: string): Sheet
  rows(id: string): Iterable<SheetRow & { readonly token: string | null }>
  /** @throws RoompassError `not-found` */
  profile(id: string): Profile
  endpoint(profileId: string): Endpoint | null
  /** Null where nobody confirmed one for this profile. Such as `https://example.com`. */
  confirmedOrigin(profileId: string): string | null
  /** Keeps what was seen of several rows, in one write. */
  observeMany(sheetId: string, observations: readonly RowObservation[]): void
  /** Sends a crafted request to the profile's platform. */
  send(
    profileId: string,
    request: RequestCraft,
  ): Promise<{ readonly answer: RequestAnswer; readonly session: Session | null }>
  /** Runs work that `close` and `lock` wait for. @throws RoompassError `locked` */
  during<T>(work: () => Promise<T>): Promise<T>
  /** Epoch seconds. */
  now(): number
  /** Milliseconds; only differences count. */
  clock(): number
}

/** Runs of sheets, one at a time each. What they see is kept as they go. */
export interface Runs extends Pick<SheetsEngine, 'run' | 'pause' | 'resume' | 'cancel' | 'onProgress'> {
  /** Ends every run at once, as for a lock or at the end of the program; what was seen so far is kept. */
  stop(): void
}

export function createRuns(context: RunsContext): Runs {
  const runs = new Map<string, Run>()
  const listeners = new Set<(progress: RunProgress) => void>()

  const begin = ({ id, concurrency, rate, rows }: Parameters<SheetsEngine['run']>[0]) => {
    if (runs.has(id)) {
      throw new RoompassError(
        'bad-request',
        'A run of this sheet is under way: wait until it is over, or cancel it.',
      )
    }
    const profile = profileOf(context, context.sheet(id))
    refuseClosed(profile)
    const jobs = jobsOf(context.rows(id), rows)
    const observer = createObserver(context, {
      profileId: profile.id,
      room: context.sheet(id).room,
      concurrency,
      // Without a token nothing is asked of the endpoint.
      target: jobs.every(isRequest)
        ? null
        : expectEndpoint(context.endpoint(profile.id), context.confirmedOrigin(profile.id), profile),
    })
    const run = startRun({
      jobs,
      concurrency,
      rate,
      clock: context.clock,
      observe: observer.observe,
      close: observer.close,
      write: (observations) => context.observeMany(id, observations),
      tell: (progress) => {
        for (const listener of listeners) listener({ sheetId: id, ...progress })
      },
    })
    runs.set(id, run)
    return { total: jobs.length, finished: run.finished.then(() => void runs.delete(id)) }
  }

  return {
    run: (request) =>
      new Promise((resolve, reject) => {
        context
          .during(async () => {
            const { total, finished } = begin(request)
            resolve({ total })
            await finished
          })
          .catch(reject)
      }),
    pause: (id) => runs.get(id)?.pause(),
    resume: (id) => runs.get(id)?.resume(),
    cancel: (id) => runs.get(id)?.cancel(),
    onProgress: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    stop: () => {
      for (const run of runs.values()) run.cancel()
    },
  }
}

function profileOf(context: RunsContext, { profileId, profileName }: Sheet): Profile {
  if (profileId !== null) return context.profile(profileId)
  throw new RoompassError(
    'bad-request',
    `The profile “${excerpt(profileName)}” of this sheet is gone, so nobody says where to run it: make the set with another profile.`,
  )
}
