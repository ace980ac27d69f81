import { expect, test } from 'vitest'
import { inspectToken } from '../../shared/jws/inspect.ts'
import { signatureFacts } from './signature-facts.ts'

const header = 'eyJhbGciOiJIUzI1NiJ9'
const factsOf = (token: string) => signatureFacts(inspectToken(token))

test('a signature of the right length says so', () => {
  expect(factsOf(`${header}.e30.${'A'.repeat(43)}`)).toEqual({
    algorithm: 'HS256',
    bytes: '32, as HS256 gives',
    canBeTried: true,
  })
})

test('a shorter one says how long it should be', () => {
  expect(factsOf(`${header}.e30.${'A'.repeat(42)}`).bytes).toBe('31, where HS256 gives 32')
})

test('none, an empty one and one that is no base64url are told apart', () => {
  expect(factsOf(`${header}.e30`).bytes).toBe('no signature part')
  expect(factsOf(`${header}.e30.`).bytes).toBe('0: the signature is empty')
  expect(factsOf(`${header}.e30.a*b`).bytes).toBe('unknown: it is not base64url')
})

test('an opaque token has nothing that a key could be tried on', () => {
  expect(factsOf('b0a1').canBeTried).toBe(false)
})
