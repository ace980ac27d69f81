import { createSecretKey, generateKeyPairSync } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Claims } from '../../shared/schemas.ts'
import { createBatchSigner, usualHeader } from './batch-signer.ts'
import { signHs256 } from './sign.ts'

const secrets = fc.uint8Array({ minLength: 1, maxLength: 200 })
/** Half characters among them, which JSON writes as escapes. */
const text = fc.string({ unit: 'binary', maxLength: 40 })
const claims = fc.dictionary(text, fc.jsonValue()) as fc.Arbitrary<Claims>

test('a token is the one that jose gives, byte for byte', async () => {
  await fc.assert(
    fc.asyncProperty(secrets, fc.array(claims, { minLength: 1, maxLength: 3 }), async (secret, several) => {
      const sign = createBatchSigner(createSecretKey(secret))
      for (const one of several) {
        const { token, header } = await signHs256(one, secret)
        expect(sign(JSON.stringify(one))).toBe(token)
        expect(header).toEqual(usualHeader)
      }
    }),
    { numRuns: 1000 },
  )
})

test('an empty key is refused as jose refuses it, and so is one that is not a secret', async () => {
  const empty = createSecretKey(new Uint8Array())
  expect(() => createBatchSigner(empty)).toThrow(TypeError)
  await expect(signHs256({}, new Uint8Array())).rejects.toThrow()
  expect(() => createBatchSigner(generateKeyPairSync('ed25519').privateKey)).toThrow(TypeError)
})
