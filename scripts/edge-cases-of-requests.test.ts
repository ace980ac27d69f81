import { describe, expect, it, onTestFinished } from 'vitest'
import { type Dolby, startDolby } from '../e2e/servers/dolby/start.ts'
import { startVideoIo, type VideoIo } from '../e2e/servers/video-io/start.ts'
import type { Engine } from '../main/engine.ts'
import { acme, incoming } from '../main/test-drafts.ts'
import { startEngine } from '../main/test-engine.ts'
import { baseFor } from '../shared/lab/base.ts'
import { makeSet } from '../shared/lab/make-set.ts'
import { resultOf } from '../shared/lab/result.ts'
import type { CaseResult, Observed, RequestAnswer } from '../shared/lab/schemas.ts'
import { labOf } from '../shared/platforms/labs.ts'
import type { Draft, PlatformId, Profile } from '../shared/schemas.ts'

/** Every edge case of the platforms that are asked for tokens is sent to their test servers, whose answers alone decide. */

/** A moment at which the servers' clocks stand, epoch seconds: 2026-11-20 12:00:00 UTC. */
const noon = Date.UTC(2026, 10, 20, 12) / 1000
const time = () => noon * 1000

interface Tried {
  readonly engine: Engine
  readonly profile: Profile
}

/** A profile with the server's own secret, in an engine whose clock is the server's. */
async function profileOf(
  platform: PlatformId,
  settings: Profile['settings'],
  secret: string,
): Promise<Tried> {
  const { engine } = await startEngine({ clock: time })
  const { profile } = engine.profiles.save({
    ...acme,
    platform,
    settings,
    defaultRole: '',
    defaultValidity: '',
  })
  await engine.keys.add(incoming(profile.id, secret))
  return { engine, profile: engine.profiles.get(profile.id) }
}

function everyCase({ profile }: Tried, values: Draft['values']) {
  const lab = labOf(profile.platform)
  const draft = { profileId: profile.id, values, startEarly: 0 }
  const base = baseFor(profile.platform, draft, { profile, now: noon, timeZone: 'UTC' })
  const chosen = { as: 'list', ids: lab.cases.map(({ id }) => id) } as const
  return makeSet({ lab, own: [], base, chosen }).made
}

/** The names of tokens in the answers that are documented, or in the vendors’ code. */
const tokenNames = ['access_token', 'sessionToken', 'session_key']

/** What the server says: a token and no error is an acceptance. */
function observedIn({ status, body }: RequestAnswer): Observed {
  if (status >= 500) return 'error'
  const said: Record<string, unknown> = body.startsWith('{') ? JSON.parse(body) : {}
  const hasToken = tokenNames.some((name) => typeof said[name] === 'string')
  return status === 200 && hasToken && said.error === undefined ? 'accepted' : 'refused'
}

interface Seen {
  readonly id: string
  readonly result: CaseResult
  readonly words: string
}

async function sendAll(tried: Tried, values: Draft['values']): Promise<Seen[]> {
  const seen: Seen[] = []
  for (const { id, draft, expected } of everyCase(tried, values)) {
    if (draft.kind !== 'request') throw new Error(`${id} is no request.`)
    const { answer, session } = await tried.engine.lab.send({
      profileId: tried.profile.id,
      request: draft.request,
    })
    const observed = observedIn(answer)
    expect(session === null, `${id}: ${answer.body}`).toBe(observed !== 'accepted')
    seen.push({
      id,
      result: resultOf(expected, observed),
      words: `${expected}, but ${observed}: ${answer.body}`,
    })
  }
  return seen
}

function expectAsWritten(platform: PlatformId, seen: readonly Seen[]): void {
  const { cases } = labOf(platform)
  const unknown = cases.filter(({ expected }) => expected === 'unknown').map(({ id }) => id)
  expect(seen.filter(({ result }) => result === 'fail')).toEqual([])
  expect(seen.filter(({ result }) => result === 'unknown').map(({ id }) => id)).toEqual(unknown)
  expect(seen.filter(({ result }) => result === 'pass')).toHaveLength(cases.length - unknown.length)
}

const drafts: readonly [string, Draft['values']][] = [
  ['everything', { externalId: 'crm-4711', scopes: 'conf:create', exp: '2h', identity: 'crm-4711' }],
  ['nothing', {}],
]

describe('every edge case of Dolby.io, answered by the test server', { timeout: 60_000 }, () => {
  async function dolby(dialect: Parameters<Dolby['speak']>[0] = {}) {
    const server = await startDolby({ time, dialect })
    onTestFinished(() => server.close())
    const { appKey, appSecret } = server.credentials
    const tried = await profileOf('dolby', { appKey, api: server.origin, comms: server.comms }, appSecret)
    return { server, tried }
  }

  it.each([
    ['expires_in', 'jwt'],
    ['expiresIn', 'opaque'],
  ] as const)(
    'is what is written, where the server reads %s and its tokens are %s',
    async (expiryField, clientToken) => {
      for (const [, values] of drafts) {
        const { tried } = await dolby({ expiryField, clientToken })
        expectAsWritten('dolby', await sendAll(tried, values))
      }
    },
  )

  it('finds out where a server reads no expiry at all', async () => {
    const { tried } = await dolby({ expiryField: 'neither' })
    const failed = (await sendAll(tried, {})).filter(({ result }) => result === 'fail')
    expect(failed.map(({ id }) => id)).toEqual(['expiry-zero', 'expiry-over-24-hours', 'expiry-negative'])
  })

  it('is asked with one API token for all that need it, but for those that were refused', async () => {
    const { server, tried } = await dolby()
    const seen = await sendAll(tried, {})
    const got = server.asked.filter(({ path }) => path === '/v1/auth/token')
    expect(got.length).toBeLessThan(seen.length / 4)
  })
})

describe('every edge case of Video.io, answered by the test server', { timeout: 60_000 }, () => {
  async function videoIo(
    dialect: Parameters<VideoIo['speak']>[0] = {},
    generation: '2021' | 'documented' = '2021',
  ) {
    const server = await startVideoIo({ time, dialect: { generation, ...dialect } })
    onTestFinished(() => server.close())
    const tried = await profileOf('video-io', { api: server.origin, generation }, server.apiToken)
    return { server, tried }
  }

  it.each([
    ['2021', 'status', 'iso'],
    ['2021', 'in-200', 'seconds'],
    ['2021', 'status', 'missing'],
    ['documented', 'status', 'iso'],
    ['documented', 'in-200', 'iso'],
  ] as const)('is what is written: generation %s, errors %s, end %s', async (generation, errors, expiry) => {
    for (const [, values] of drafts) {
      const { tried } = await videoIo({ errors, expiry }, generation)
      expectAsWritten('video-io', await sendAll(tried, values))
    }
  })

  it('is one session for each that was accepted, with the identifier that was asked for', async () => {
    const { server, tried } = await videoIo()
    const twin = everyCase(tried, { identity: 'Crm-4711' }).find(({ id }) => id === 'identity-other-case')
    if (twin?.draft.kind !== 'request') throw new Error('There is no such case.')
    await tried.engine.lab.send({ profileId: tried.profile.id, request: twin.draft.request })
    expect(server.state.sessions.map(({ identity }) => identity)).toEqual(['cRM-4711'])
  })
})

describe('expectations', { timeout: 60_000 }, () => {
  it('that are turned round are found to be wrong: the server is asked, not the library', async () => {
    const server = await startVideoIo({ time })
    onTestFinished(() => server.close())
    const tried = await profileOf('video-io', { api: server.origin }, server.apiToken)
    for (const { id, draft, expected } of everyCase(tried, {})) {
      if (draft.kind !== 'request' || expected === 'unknown') continue
      const { answer } = await tried.engine.lab.send({ profileId: tried.profile.id, request: draft.request })
      const wrong = expected === 'accepted' ? 'refused' : 'accepted'
      expect(resultOf(wrong, observedIn(answer)), id).toBe('fail')
    }
  })
})
