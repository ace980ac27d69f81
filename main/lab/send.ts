import { RoompassError } from '../../shared/errors.ts'
import { filled } from '../../shared/lab/placeholders.ts'
import type { RequestAnswer, RequestCraft } from '../../shared/lab/schemas.ts'
import { platforms } from '../../shared/platforms/index.ts'
import type { Profile } from '../../shared/schemas.ts'
import { excerpt } from '../../shared/text/excerpt.ts'
import type { Storage } from '../data/storage.ts'
import { withLink } from '../history/session-rows.ts'
import { notAskable } from '../platforms/address.ts'
import { askAccount, currentKey } from '../platforms/ask-account.ts'
import { whileAsked } from '../platforms/asking.ts'
import { cancelled } from '../platforms/http-failures.ts'
import { adapters } from '../platforms/index.ts'
import { createMemories, type Memories } from '../platforms/memories.ts'
import { wait } from '../platforms/patience.ts'
import type { Account, CraftedRequests, IssuedToken } from '../platforms/platform.ts'
import { createQuestions } from '../platforms/questions.ts'
import { recordCrafted } from './crafted-session.ts'
import { refuseClosed } from './guard.ts'
import type { LabEngine } from './lab-engine.ts'
import { answeredSession } from './send/answered-session.ts'
import { fillingsOf, secretsOf } from './send/fillings.ts'
import { outgoing } from './send/outgoing.ts'
import { type RawAnswer, sendOnce } from './send/send-once.ts'
import { withoutSecrets } from './send/without-secrets.ts'

export interface SendContext {
  readonly storage: Pick<Storage, 'during' | 'use'>
  /** @throws RoompassError `not-found` */
  readonly profile: (id: string) => Profile
  /** A copy of the decoded secret of a key, to be overwritten once it was used; refused once a lock was asked for. */
  readonly secret: (keyId: string) => Promise<Uint8Array>
  /** Epoch seconds. */
  readonly now: () => number
  /** Told once a session is recorded. */
  readonly recorded: () => void
}

/** Crafted requests: `stop` ends those that are under way, as for a lock, and they fail with `cancelled`. */
export interface Sending {
  readonly send: LabEngine['send']
  stop(): void
}

/** Sends crafted requests to the own origins of a profile, one time each. What is got for them is kept until `stop`. */
export function createSend(context: SendContext): Sending {
  const questions = createQuestions()
  const memories = createMemories(context.now)
  let sent = 0
  return {
    send: ({ profileId, request }) =>
      context.storage.during(() => {
        sent += 1
        return questions.ask(profileId, String(sent), (signal) =>
          send(context, memories, { profile: context.profile(profileId), request, signal }),
        )
      }),
    stop: () => {
      questions.cancel()
      memories.forget()
    },
  }
}

interface Wanted {
  readonly profile: Profile
  readonly request: RequestCraft
  readonly signal: AbortSignal
}

async function send(
  context: SendContext,
  memories: Memories,
  { profile, request, signal }: Wanted,
): ReturnType<LabEngine['send']> {
  const { storage, now, recorded } = context
  refuseClosed(profile)
  const { requests } = adapters[profile.platform]
  if (requests === undefined) throw notAskedForTokens(profile)
  const key = currentKey(profile)
  const origin = originOf(profile, request)
  // What is wrong with it is said before a keychain is asked for anything.
  outgoing(request, origin)
  const account = JSON.stringify([profile.id, profile.platform, profile.settings, key.id])
  const { answer: got } = await askAccount(
    {
      profile,
      secret: () => context.secret(key.id),
      memory: whileAsked(memories.of(account), signal),
      signal,
      now,
      wait,
      onProgress: () => undefined,
    },
    (asked) => ask(asked, requests, { request, origin, signal }),
  )
  // A token that comes while the application locks belongs to a history that is shut.
  if (signal.aborted) throw cancelled()
  if (got.issued === null) return { answer: got.answer, session: null }
  const session = answeredSession({ profile, key, issued: got.issued, body: request.body }, now())
  storage.use((database) => database.transaction(() => recordCrafted(database, [session])).immediate())
  recorded()
  const { keyId: _, identityKey: __, ...kept } = session
  return { answer: got.answer, session: withLink(kept) }
}

interface Asking {
  readonly request: RequestCraft
  readonly origin: string
  readonly signal: AbortSignal
}

const unauthorised = 401

/** As the adapters do: what was got before and is no longer accepted is forgotten, and the request goes out once more. */
async function ask(account: Account, requests: CraftedRequests, asking: Asking) {
  const first = await askOnce(account, requests, asking)
  if (first.answer.status !== unauthorised) return first
  account.memory.forget()
  return first.isFromMemory ? askOnce(account, requests, asking) : first
}

interface Got {
  readonly answer: RequestAnswer
  readonly issued: IssuedToken | null
  /** Whether something that was filled in had been got for an earlier request. */
  readonly isFromMemory: boolean
}

async function askOnce(
  account: Account,
  requests: CraftedRequests,
  { request, origin, signal }: Asking,
): Promise<Got> {
  const fillings = await fillingsOf(request, requests, account)
  const texts = new Map([...fillings].map(([name, { text }]) => [name, text]))
  const askedAt = account.now()
  const raw = await sendOnce(outgoing(filled(request, texts), origin), { signal })
  const { origin: name, path } = request
  const answered = { origin: name, path, status: raw.status, body: parsed(raw), askedAt }
  const secrets = [...secretsOf(account, fillings), ...requests.secretsIn(answered)]
  return {
    answer: withoutSecrets(raw, secrets),
    issued: requests.sessionIn(answered),
    isFromMemory: [...fillings.values()].some(({ from }) => from === 'memory'),
  }
}

function parsed({ body }: RawAnswer): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return null
  }
}

/** @throws RoompassError `bad-request` */
function originOf({ platform, settings }: Profile, { origin }: RequestCraft): string {
  const origins = platforms[platform].origins(settings)
  if (!Object.hasOwn(origins, origin)) {
    const names = Object.keys(origins).join(' or ')
    throw new RoompassError(
      'bad-request',
      `The platform has no address “${excerpt(origin)}”: choose ${names}.`,
      'origin',
    )
  }
  const found = origins[origin]
  if (found === null || found === undefined) throw notAskable()
  return found
}

function notAskedForTokens({ platform }: Profile): RoompassError {
  return new RoompassError(
    'bad-request',
    `${platforms[platform].name} is never asked for a token: put the token together instead.`,
  )
}
