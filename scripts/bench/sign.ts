import { createHmac, createSecretKey } from 'node:crypto'
import { createSigner } from 'fast-jwt'
import { SignJWT } from 'jose'
import jsonwebtoken from 'jsonwebtoken'
import { createBatchSigner } from '../../main/tokens/batch-signer.ts'
import type { Claims } from '../../shared/schemas.ts'
import type { Figure } from './figures.ts'
import { atOnce, type Contender, ratesInTurns } from './in-turns.ts'
import { testKey, usualClaims } from './usual-claims.ts'

const tokens = 20_000
const rounds = 9
const host = `Node ${process.versions.node}`

const secret = createSecretKey(Buffer.from(testKey))
/** What the Web Cryptography API signs with; jose would import the key anew for each token if it were given as bytes. */
const joseKey = await crypto.subtle.importKey(
  'raw',
  Buffer.from(testKey),
  { name: 'HMAC', hash: 'SHA-256' },
  false,
  ['sign'],
)

/** Everything that a token takes: claims as an object go in, a compact token comes out. */
const signers: Readonly<Record<string, (claims: Claims) => string>> = {
  Roompass: ofRoompass(),
  'bare createHmac': bare,
  'fast-jwt': createSigner({ algorithm: 'HS256', key: testKey }),
  'jsonwebtoken, the key as a text': (claims) => jsonwebtoken.sign(claims, testKey, { algorithm: 'HS256' }),
  'jsonwebtoken, a KeyObject': (claims) => jsonwebtoken.sign(claims, secret, { algorithm: 'HS256' }),
}

/** How many times as fast as these we want to be; of the others nothing is asked. */
const goals: ReadonlyMap<string, number> = new Map([
  ['bare createHmac', 0.8],
  ['fast-jwt', 1],
])

/**
 * Tokens a second, HS256, signed one after another as in a batch, on one thread; only jose, which can't do otherwise, has
 * each signature made in the thread pool. All make the same tokens to the letter, which is looked at before.
 */
export async function signFigures(): Promise<Figure[]> {
  await expectSameTokens()
  const contenders: Contender<Claims>[] = [
    ...Object.entries(signers).map(([name, sign]) => ({ name, run: inOrder(sign) })),
    { name: 'jose, one at a time', run: oneAtATime },
    { name: 'jose, 100 at once', run: (work) => atOnce(100, work, lengthByJose) },
  ]
  const rates = await ratesInTurns(contenders, { items: () => usualClaims(tokens), rounds })
  const [[, ours = Number.NaN] = [], ...peers] = rates
  return peers.map(([name, value]) => ({
    ...{ what: 'sign HS256 as in a batch, one core', value: ours, unit: 'tokens/s', goal: null, host },
    peer: { name, value, atLeast: goals.get(name) ?? null },
  }))
}

function ofRoompass(): (claims: Claims) => string {
  const sign = createBatchSigner(secret)
  return (claims) => sign(JSON.stringify(claims))
}

const header = Buffer.from('{"alg":"HS256","typ":"JWT"}').toString('base64url')

/** The least that RFC 7515 asks for, with nothing but Node. */
function bare(claims: Claims): string {
  const signed = `${header}.${Buffer.from(JSON.stringify(claims)).toString('base64url')}`
  return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`
}

const byJose = (claims: Claims) =>
  new SignJWT(claims).setProtectedHeader({ alg: 'HS256', typ: 'JWT' }).sign(joseKey)

const lengthByJose = async (claims: Claims) => (await byJose(claims)).length

function inOrder(sign: (claims: Claims) => string): Contender<Claims>['run'] {
  return (work) => {
    let length = 0
    for (const claims of work) length += sign(claims).length
    return length
  }
}

async function oneAtATime(work: readonly Claims[]): Promise<number> {
  let length = 0
  for (const claims of work) length += (await byJose(claims)).length
  return length
}

async function expectSameTokens(): Promise<void> {
  for (const claims of usualClaims(100)) {
    const wanted = await byJose({ ...claims })
    const wrong = Object.entries(signers).find(([, sign]) => sign({ ...claims }) !== wanted)
    if (wrong !== undefined) throw new Error(`${wrong[0]} signs another token than jose.`)
  }
}
