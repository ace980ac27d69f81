import { deepStrictEqual } from 'node:assert'
import { compactVerify, jwtVerify } from 'jose'
import { inspectToken } from '../../shared/jws/inspect.ts'
import { checkToken } from './check.ts'
import { hmacAlgorithms } from './hmac.ts'
import { judgeToken } from './judge.ts'
import type { RandomToken } from './random-tokens.ts'
import { verifyHmac } from './verify.ts'

/** For tests only: what jose and this program say of a token alike. */
export interface Agreed {
  /** The token as a whole, where HS256 alone is accepted. */
  readonly accepted: boolean
  /** Its signature, with any of the three algorithms. */
  readonly verified: boolean
}

/** @throws AssertionError where they do not say the same; and nothing else, as neither may fail on any text */
export async function agreeWithJose(random: RandomToken): Promise<Agreed> {
  const { token, secret, now, leeway } = random
  const keys = [{ name: 'test key', secret }]
  // What is pasted loses what stands around it; from there on it is the same.
  const found = { ...random, token: inspectToken(token).token }
  const jose = {
    accepted: await joseAccepts(random),
    verified: await joseVerifies(random),
    checked: await joseAccepts(found),
  }
  deepStrictEqual(
    {
      accepted: judgeToken(token, keys, { now, leeway }).verdict.accepted,
      verified: verifyHmac(token, secret, hmacAlgorithms).valid,
      checked: checkToken(token, keys, { now, leeway }).verdict.accepted,
    },
    jose,
  )
  return jose
}

async function joseAccepts({ token, secret, now, leeway }: RandomToken): Promise<boolean> {
  const options = { algorithms: ['HS256'], clockTolerance: leeway, currentDate: new Date(now * 1000) }
  return jwtVerify(token, secret, options).then(
    () => true,
    () => false,
  )
}

/** An unencoded payload has no place in a token (RFC 7797, 7). */
async function joseVerifies({ token, secret }: RandomToken): Promise<boolean> {
  try {
    const { protectedHeader } = await compactVerify(token, secret, { algorithms: [...hmacAlgorithms] })
    return !(protectedHeader.crit?.includes('b64') && protectedHeader.b64 === false)
  } catch {
    return false
  }
}
