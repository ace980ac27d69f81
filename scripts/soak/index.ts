import fc from 'fast-check'
import { agreeWithJose } from '../../main/tokens/agree-with-jose.ts'
import { randomTokens } from '../../main/tokens/random-tokens.ts'

// Judges random tokens, as `npm test` does with fewer of them, and compares with jose: `npm run soak -- 50000` for
// another number. A token that is judged differently ends it, and is shown with the seed that finds it again.
const wanted = Number(process.argv[2] ?? 1_000_000)
const atOnce = 20_000

if (Number.isSafeInteger(wanted) && wanted > 0) await soak()
else fail('Give the number of tokens as a whole number of at least 1, or nothing for 1,000,000.')

async function soak(): Promise<void> {
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
    if (run.failed)
      return fail((await fc.asyncDefaultReportMessage(run)) ?? 'A token was judged differently.')
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

function fail(message: string): void {
  console.error(message)
  process.exitCode = 1
}
