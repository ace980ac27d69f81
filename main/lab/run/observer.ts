import { RoompassError } from '../../../shared/errors.ts'
import type { Endpoint } from '../../../shared/lab/schemas.ts'
import type { RunsContext } from './create-runs.ts'
import { isRequest, type RequestJob, type RowJob } from './jobs.ts'
import type { Observation } from './observation.ts'
import { observeRequestAnswer } from './observe-answer.ts'
import { openEndpoint } from './send-to-endpoint.ts'
import { trouble } from './trouble.ts'

/** Sends rows of one sheet and says what comes of them. */
export interface Observer {
  observe(job: RowJob): Promise<Observation>
  /** Ends every connection at once. */
  close(): void
}

export interface ObserverOptions {
  readonly profileId: string
  readonly room: string
  readonly concurrency: number
  /** Null where no row has a token. */
  readonly target: { readonly endpoint: Endpoint; readonly origin: string } | null
}

export function createObserver(
  context: Pick<RunsContext, 'send'>,
  { profileId, room, concurrency, target }: ObserverOptions,
): Observer {
  const sender = target === null ? null : openEndpoint({ ...target, concurrency })
  return {
    observe: async (job) => {
      if (isRequest(job)) return observeRequest(context, profileId, job)
      if (sender === null) return trouble('There is no endpoint to send it to.')
      return sender.observe({ token: job.token, link: job.link, room })
    },
    close: () => sender?.close(),
  }
}

async function observeRequest(
  context: Pick<RunsContext, 'send'>,
  profileId: string,
  { request }: RequestJob,
): Promise<Observation> {
  try {
    const { answer, session } = await context.send(profileId, request)
    return observeRequestAnswer(answer, session !== null)
  } catch (error) {
    const seen = observedFailure(error)
    if (seen === null) throw error
    return seen
  }
}

/** Null for what would be so for every other row, too. */
function observedFailure(error: unknown): Observation | null {
  if (!(error instanceof RoompassError)) return null
  switch (error.code) {
    case 'platform-refused':
      return { observed: 'refused', detail: error.message }
    case 'platform-unavailable':
    case 'bad-request':
      return trouble(error.message)
    default:
      return null
  }
}
