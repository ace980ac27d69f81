import fc from 'fast-check'
import { expect, test } from 'vitest'
import { agreeWithJose } from './agree-with-jose.ts'
import { randomTokens } from './random-tokens.ts'

test('20,000 random tokens are judged as jose judges them', { timeout: 120_000 }, async () => {
  const counts = { tokens: 0, accepted: 0, verified: 0 }
  await fc.assert(
    fc.asyncProperty(randomTokens, async (random) => {
      const { accepted, verified } = await agreeWithJose(random)
      counts.tokens += 1
      counts.accepted += Number(accepted)
      counts.verified += Number(verified)
    }),
    { numRuns: 20_000 },
  )
  // Each answer is among them often enough to mean something.
  expect(counts.tokens).toBe(20_000)
  expect(counts.accepted).toBeGreaterThan(2000)
  expect(counts.verified - counts.accepted).toBeGreaterThan(1000)
  expect(counts.tokens - counts.verified).toBeGreaterThan(5000)
})
