import { randomInt } from 'node:crypto'
import { soakKills } from './kills.ts'
import { soakTokens } from './tokens.ts'

// What `npm test` does with random things, for long: `npm run soak` does all of it, `npm run soak -- kills 1000` and
// `npm run soak -- tokens 50000` a part of it so often. A third word is the seed of kills that were shown before.
const [part = 'all', number, seed] = process.argv.slice(2)

try {
  await soak()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}

async function soak(): Promise<void> {
  const isAll = part === 'all'
  if (!isAll && part !== 'kills' && part !== 'tokens') {
    throw new Error('Say kills or tokens, and how many of them; or nothing for all.')
  }
  if (part !== 'tokens') await soakKills(count(number, 200), count(seed, randomInt(2 ** 31)))
  if (part !== 'kills') await soakTokens(count(number, 1_000_000))
}

function count(word: string | undefined, usual: number): number {
  const number = word === undefined ? usual : Number(word)
  if (Number.isSafeInteger(number) && number >= 0) return number
  throw new Error('Give the number, and the seed, as whole numbers.')
}
