import { createHmac } from 'node:crypto'
import { get } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type DigitalSamba, startDigitalSamba } from '../e2e/servers/digital-samba/start.ts'
import { keyVariant } from '../main/tokens/key-variants.ts'
import { signCraft } from '../main/tokens/sign-craft.ts'
import { baseFor } from '../shared/lab/base.ts'
import type { CaseBase, TokenCase } from '../shared/lab/edge-case.ts'
import { type MadeCase, makeSet } from '../shared/lab/make-set.ts'
import { resultOf } from '../shared/lab/result.ts'
import type { Observed, RequestCraft } from '../shared/lab/schemas.ts'
import { linkWith, pathOf } from '../shared/lab/transports.ts'
import { digitalSambaLab } from '../shared/platforms/digital-samba/lab.ts'
import { testProfile } from '../shared/platforms/digital-samba/test-drafts.ts'

/** Every edge case of Digital Samba is sent to the test server, whose answer alone decides. */

/** A moment at which the server's clock stands, epoch seconds: 2026-11-20 12:00:00 UTC. */
const noon = Date.UTC(2026, 10, 20, 12) / 1000
const room = 'edge-cases'

/**
 * Keys that every mistake can be made with: the server's own; base64 and hex at once; with spaces around; with quotes around.
 */
const keys = [
  'test-developer-key-not-a-real-one',
  'DeadBeef00112233445566778899aabbccddeeff00112233445566778899aabb',
  ' test-key-with-spaces-not-a-real-one ',
  '"test-key-with-quotes-not-a-real-one"',
]
const previousKeys: Readonly<Record<string, string>> = { 'Last year': 'test-key-of-last-year-not-a-real-one' }

const breakout = { id: 'bbbbbbbb-cccc-4ddd-8eee-000000000009', name: 'Breakout Room 9' }

let server: DigitalSamba
beforeAll(async () => {
  server = await startDigitalSamba({ time: () => noon * 1000, rateLimit: { requests: 100_000, seconds: 60 } })
  server.putRoom(room, { breakoutRoomsEnabled: true, breakouts: [breakout] })
  server.putRoom('full-room')
  server.putRoom('expired-room', { expiresAt: noon - 180 })
  server.join(room, { name: 'Jane', externalId: 'crm-17' })
})
afterAll(() => server?.close())

/** What the seeded team has for each need. */
function given(): Record<string, string> {
  const roomNamed = (name: string) => server.state.rooms.find(({ friendlyUrl }) => friendlyUrl === name)
  return {
    'room-id': roomNamed(room)?.id ?? '',
    'other-room': 'product-demo',
    'public-room': 'all-hands',
    'locked-room': 'locked-room',
    'full-room': 'full-room',
    'expired-room': 'expired-room',
    'deleted-room': 'deleted-room',
    'encrypted-room': 'board-room',
    'room-without-breakouts': 'product-demo',
    'other-team': '22222222-2222-4333-8444-555555555555',
    'other-team-room': '88888888-2222-4333-8444-555555555555',
    role: 'moderator',
    'role-id': server.state.roles[0]?.id ?? '',
    'role-display-name': 'Moderators',
    'role-of-team': 'interpreter',
    breakout: breakout.id,
    'other-breakout': roomNamed('workshop')?.breakouts[0]?.id ?? '',
    'live-external-id': 'crm-17',
    pictures: 'https://pictures.invalid/guests',
    'previous-key': 'Last year',
  }
}

function base(values: Record<string, string>): CaseBase {
  const settings = { teamId: server.team.id, domain: server.team.domain }
  return baseFor(
    'digital-samba',
    { profileId: 'p-1', values: { rd: room, ...values }, startEarly: 0 },
    { profile: { ...testProfile, settings }, now: noon, timeZone: 'UTC', given: given() },
  )
}

function everyCase(values: Record<string, string> = {}): MadeCase[] {
  const ids = digitalSambaLab.cases.map(({ id }) => id)
  const chosen = { as: 'list', ids } as const
  const { made, leftOut } = makeSet({ lab: digitalSambaLab, own: [], base: base(values), chosen })
  expect(leftOut).toEqual([])
  return made
}

/** The token with the first key that its mistake can be made with. */
function signed({ craft, variant, previousKey }: TokenCase): { token: string; teamKey: string } {
  for (const teamKey of keys) {
    const signing = previousKey === undefined ? teamKey : (previousKeys[previousKey] ?? '')
    const key = keyVariant(Buffer.from(signing), variant)
    if (key !== null) return { token: signCraft(craft, key), teamKey }
  }
  throw new Error(`No key can be mistaken as ${variant}.`)
}

/** What is seen of a case, and why the server says that it refuses. */
interface Seen {
  readonly observed: Observed
  readonly reason: string | null
}

async function sent({ draft, id }: MadeCase): Promise<Seen> {
  if (draft.kind === 'request') return { observed: await ask(draft.request), reason: null }
  const { token, teamKey } = signed(draft)
  const { room, transport } = draft.delivery
  const link = linkWith(transport, { host: 'acme.digitalsamba.com', room, token })
  if (link === null) throw new Error(`${id} has no link.`)
  server.changeDeveloperKey(teamKey)
  return seenIn(await answered(pathOf(link)))
}

interface Answer {
  /** 0 where the connection ended first, as it does for an address that is too long. */
  readonly status: number
  readonly html: string
}

/** A plain GET: the address is sent as it is, with no browser's or library's own ideas about it. */
function answered(path: string): Promise<Answer> {
  return new Promise((resolve) => {
    const ended = () => resolve({ status: 0, html: '' })
    get(`${server.origin}${path}`, async (response) => {
      const parts = await response.toArray().catch(() => null)
      if (parts === null) ended()
      else resolve({ status: response.statusCode ?? 0, html: Buffer.concat(parts).toString() })
    }).on('error', ended)
  })
}

/** Whoever has to wait in front of a locked room is not let in. */
function seenIn({ status, html }: Answer): Seen {
  if (status === 200 && html.includes('data-admitted="true"'))
    return {
      observed: html.includes('data-asks-name="true"') ? 'name-screen' : 'accepted',
      reason: null,
    }
  const waiting = html.includes('data-waiting="true"') ? 'waiting' : null
  const reason = /data-reason="([^"]+)"/.exec(html)?.[1] ?? waiting
  return { observed: reason === null ? 'error' : 'refused', reason }
}

async function ask({ method, path, headers, body }: RequestCraft): Promise<Observed> {
  const { id, developerKey } = server.team
  const basic = Buffer.from(`${id}:${developerKey}`).toString('base64')
  const filled = headers.map(({ name, value }): [string, string] => [
    name,
    value.replace('{{basic}}', basic).replace('{{secret}}', developerKey),
  ])
  const response = await fetch(server.origin + path, {
    method,
    headers: filled,
    ...(body === '' ? {} : { body }),
  })
  if (response.status >= 500) return 'error'
  const answer = (await response.json()) as { token?: unknown }
  return response.ok && typeof answer.token === 'string' ? 'accepted' : 'refused'
}

/** What the server says of cases, by group or id, where it is not that the token is invalid. */
const reasons: Readonly<Record<string, readonly (string | null)[]>> = {
  time: ['expired', 'not-yet-valid'],
  room: ['invalid-room', 'invalid-team'],
  'locked-room': ['waiting'],
  'twice-exp-last-over': ['expired'],
  'twice-td-last-wrong': ['invalid-team'],
  'link-token-absent': ['no-token'],
}

describe('every edge case of Digital Samba, answered by the test server', () => {
  it.each([
    [
      'a draft with everything',
      { ud: 'g-1', u: 'Base Guest', initials: 'BG', role: 'speaker', avatar: 'https://example.com/b.png' },
    ],
    ['the shortest draft', {}],
  ])('is what is written, and unknown where nothing is: %s', { timeout: 60_000 }, async (_name, values) => {
    const results: Record<string, string[]> = { pass: [], fail: [], unknown: [], open: [] }
    for (const each of everyCase(values)) {
      const { observed } = await sent(each)
      results[resultOf(each.expected, observed)]?.push(`${each.id}: ${each.expected}, but ${observed}`)
    }
    expect(results.fail).toEqual([])
    expect(results.open).toEqual([])
    const { cases } = digitalSambaLab
    const unknown = cases.filter(({ expected }) => expected === 'unknown').length
    expect(results.unknown).toHaveLength(unknown)
    expect(results.pass).toHaveLength(cases.length - unknown)
  })

  it('lets the right token in, so that each refusal is for what was changed', async () => {
    const right = base({})
    const made = makeSet({
      lab: digitalSambaLab,
      own: [],
      base: right,
      chosen: { as: 'list', ids: ['exp-in-five-minutes'] },
    }).made.at(0)
    expect(made && (await sent(made)).observed).toBe('accepted')
  })

  it('asks for a name where the token has none', async () => {
    const asks = everyCase().find(({ id }) => id === 'u-absent')
    expect(asks && (await sent(asks)).observed).toBe('name-screen')
  })

  it('refuses for what was changed, and for nothing else', async () => {
    for (const each of everyCase()) {
      if (each.expected !== 'refused' || each.draft.kind !== 'token') continue
      const { reason } = await sent(each)
      expect(reasons[each.id] ?? reasons[each.group] ?? ['invalid-token'], each.id).toContain(reason)
    }
  })

  it('finds expectations that are wrong: the server is asked, not the library', async () => {
    const turned = everyCase().filter(({ expected }) => expected !== 'unknown')
    for (const each of turned) {
      const wrong = each.expected === 'accepted' ? 'refused' : 'accepted'
      expect(resultOf(wrong, (await sent(each)).observed), each.id).toBe('fail')
    }
  })
})

describe('combinations of edge cases', () => {
  it('come out as the worst of what they are made of', { timeout: 120_000 }, async () => {
    const groups = digitalSambaLab.groups.map(({ id }) => id).filter((id) => id !== 'api')
    const chosen = { as: 'matrix', groups, cover: 'pairs' } as const
    const { made } = makeSet({ lab: digitalSambaLab, own: [], base: base({ role: 'speaker' }), chosen })
    const failed: string[] = []
    for (const each of made) {
      const { observed } = await sent(each)
      if (resultOf(each.expected, observed) === 'fail')
        failed.push(`${each.id}: ${each.expected}, but ${observed}`)
    }
    expect(made.length).toBeGreaterThan(1000)
    expect(failed).toEqual([])
  })
})

describe('the signature of every edge case', () => {
  it('fits its own bytes with the right key, but for the cases that say otherwise', () => {
    for (const { id, draft, resigned } of everyCase()) {
      if (draft.kind !== 'token') continue
      const { token, teamKey } = signed(draft)
      expect(isSignedWith(teamKey, token), id).toBe(resigned)
    }
  })
})

/** HMAC over the first two parts (RFC 7515, 5.2), with the algorithm of HMAC that the header names, and HS256 for any other. */
function isSignedWith(key: string, token: string): boolean {
  const [header = '', payload = '', signature = ''] = token.split('.')
  const named = /"alg":"HS(384|512)"/.exec(Buffer.from(header, 'base64url').toString())?.[1] ?? '256'
  const due = createHmac(`sha${named}`, key).update(`${header}.${payload}`).digest('base64url')
  return signature.replace(/=+$/, '') === due
}
