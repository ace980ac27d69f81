import { createHmac } from 'node:crypto'
import { createVerifier } from 'fast-jwt'
import { jwtVerify } from 'jose'
import { checkToken } from '../../main/tokens/check.ts'
import { judgeToken } from '../../main/tokens/judge.ts'
import { findToken } from '../../shared/jws/find-token.ts'
import { inspectToken } from '../../shared/jws/inspect.ts'
import type { Figure } from './figures.ts'
import { atOnce, type Contender, ratesInTurns } from './in-turns.ts'
import { testKey, tokenMoment, usualClaims } from './usual-claims.ts'

const tokens = 10_000
const rounds = 9
const host = `Node ${process.versions.node}`

const keys = [{ name: 'test key', secret: Buffer.from(testKey) }]
const moment = { now: tokenMoment + 60, leeway: 0 }

/** Only of a token whose signature fits no key does the judge look at what an inspection said. */
const notInspected = inspectToken('')

const joseKey = await crypto.subtle.importKey(
  'raw',
  Buffer.from(testKey),
  { name: 'HMAC', hash: 'SHA-256' },
  false,
  ['verify'],
)
const joseOptions = { algorithms: ['HS256'], currentDate: new Date(moment.now * 1000) }

const verify = createVerifier({ ...fastOptions(), complete: false })
const verifyComplete = createVerifier({ ...fastOptions(), complete: true })

/** Whether a token is accepted at the moment, by each of them. */
const verifiers: Readonly<Record<string, (token: string) => boolean>> = {
  Roompass: (token) => judgeToken(token, keys, moment, notInspected).verdict.accepted,
  'fast-jwt, no cache': (token) => isThere(() => verify(token)),
}
const inspectors: Readonly<Record<string, (token: string) => boolean>> = {
  Roompass: (token) => checkToken(findToken(token).token, keys, moment).verdict.accepted,
  'fast-jwt, no cache': (token) => isThere(() => verifyComplete(token)),
}

/**
 * Tokens a second. `verify`: the signature and the times of a usual, valid token, with a verdict. `inspect`: everything that
 * `roompass inspect` does between its argument and its output: it finds the token in what was pasted, takes it apart, looks for
 * faults of its form and its JSON, and verifies it. jose and fast-jwt give header and claims of a valid token, and look for no
 * faults. jose has each signature checked in the thread pool; everybody else has one thread.
 */
export async function verifyFigures(): Promise<Figure[]> {
  return [
    ...(await figuresOf('verify HS256, with a verdict', verifiers)),
    ...(await figuresOf('inspect: decode, look for faults, verify', inspectors)),
  ]
}

async function figuresOf(what: string, ways: typeof verifiers): Promise<Figure[]> {
  await expectSameVerdicts(ways)
  const contenders: Contender<string>[] = [
    ...Object.entries(ways).map(([name, way]) => ({ name, run: inOrder(way) })),
    { name: 'jose, one at a time', run: oneAtATime },
    {
      name: 'jose, 100 at once',
      run: (work) => atOnce(100, work, async (one) => Number(await joseAccepts(one))),
    },
  ]
  const rates = await ratesInTurns(contenders, { items: newTokens, rounds })
  const [[, ours = Number.NaN] = [], ...peers] = rates
  return peers.map(([name, value]) => ({
    ...{ what, value: ours, unit: 'tokens/s', goal: null, host },
    peer: { name, value, atLeast: name.startsWith('jose') ? 1 : null },
  }))
}

function fastOptions() {
  return { key: testKey, algorithms: ['HS256' as const], cache: false, clockTimestamp: moment.now * 1000 }
}

function isThere(work: () => unknown): boolean {
  try {
    return work() !== undefined
  } catch {
    return false
  }
}

function joseAccepts(token: string): Promise<boolean> {
  return jwtVerify(token, joseKey, joseOptions).then(
    () => true,
    () => false,
  )
}

function inOrder(way: (token: string) => boolean): Contender<string>['run'] {
  return (work) => {
    let accepted = 0
    for (const token of work) accepted += Number(way(token))
    return accepted
  }
}

async function oneAtATime(work: readonly string[]): Promise<number> {
  let accepted = 0
  for (const token of work) accepted += Number(await joseAccepts(token))
  return accepted
}

/** Each of them a text of its own, as it comes off a wire, and no sum of other texts. */
function newTokens(): string[] {
  return usualClaims(tokens).map((claims) => signed(JSON.stringify(claims)))
}

function signed(claims: string, key: string = testKey): string {
  const parts = ['{"alg":"HS256","typ":"JWT"}', claims].map((part) => Buffer.from(part).toString('base64url'))
  const signature = createHmac('sha256', key).update(parts.join('.')).digest('base64url')
  return Buffer.from(`${parts.join('.')}.${signature}`).toString('latin1')
}

/** All accept what is right, and nobody what is not. */
async function expectSameVerdicts(ways: typeof verifiers): Promise<void> {
  const [claims = {}] = usualClaims(1)
  const texts = [
    signed(JSON.stringify(claims)),
    signed(JSON.stringify(claims), 'another test key'),
    signed(JSON.stringify({ ...claims, exp: moment.now - 1 })),
    signed(JSON.stringify({ ...claims, nbf: moment.now + 1 })),
  ]
  for (const [index, text] of texts.entries()) {
    const verdicts = [...Object.values(ways).map((way) => way(text)), await joseAccepts(text)]
    if (verdicts.some((accepted) => accepted !== (index === 0))) {
      throw new Error(`They do not agree on the token ${index}: ${verdicts.join(', ')}`)
    }
  }
}
