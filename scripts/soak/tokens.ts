import fc from 'fast-check'
import { agreeWithJose } from '../../main/tokens/agree-with-jose.ts'
import { randomTokens } from '../../main/tokens/random-tokens.ts'

const atOnce = 20_000

/**
 * Judges random tokens, as `npm test` does with fewer of them, and compares with jose.
 *
 * @throws Error for a token that is judged differently, which is shown with the seed that finds it again
 */
export async function soakTokens(wanted: number): Promise<void> {
  const begun = performance.now()
  const counts = { tokens: 0, accepted: 0, verified: 0 }
  const property = fc.asyncProperty(randomTokens, async (random) => {
    const { accepted, verified } = await agreeWithJose(random)
    counts.tokens += 1
    counts.accepted += Number(accepted)
    counts.verified += Number(verified)
  })
  while (counts.tokens < wanted) {
    const numRuns = Math.min(atOnce, wanted - counts.tokens)
    const run = await fc.check(property, { numRuns })
    if (run.failed) {
      throw new Error((await fc.asyncDefaultReportMessage(run)) ?? 'A token was judged differently.')
    }
    const seconds = Math.round((performance.now() - begun) / 1000)
    console.log(
      `${shown(counts.tokens)} of ${shown(wanted)} tokens judged as jose judges them: ` +
        `${shown(counts.accepted)} accepted, ${shown(counts.verified)} with a right signature; ${seconds} s`,
    )
  }
}

function shown(count: number): string {
  return count.toLocaleString('en')
}
