import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { median } from './figures.ts'

/** One way to do the same work. */
export interface Contender<Item> {
  readonly name: string
  /** Does the work on all items. @returns a number that is the same for whoever did it right, such as the length of all that was made */
  run(items: readonly Item[]): number | Promise<number>
}

export interface Turns<Item> {
  /** New items for each turn: nobody gets what another one has touched. Not timed. */
  readonly items: () => readonly Item[]
  readonly rounds: number
}

/** Rounds that do not count: the compiler and the heap settle in them. */
const warmUps = 2

// Otherwise the garbage of one is collected in the time of the next.
setFlagsFromString('--expose-gc')
const collectGarbage: () => void = runInNewContext('gc')

/**
 * Items a second of each contender, by name: the median of several rounds. In each round everybody has a turn; each round
 * begins with another one, and every other goes the other way round, so that a slow moment of the machine falls on all alike
 * and nobody always comes behind the same neighbour.
 *
 * @throws Error where two of them come to different ends
 */
export async function ratesInTurns<Item>(
  contenders: readonly Contender<Item>[],
  { items, rounds }: Turns<Item>,
): Promise<ReadonlyMap<string, number>> {
  const rates = new Map(contenders.map(({ name }) => [name, [] as number[]]))
  const ends = new Set<number>()
  for (let round = -warmUps; round < rounds; round += 1) {
    for (const contender of inOrder(contenders, round + warmUps)) {
      const work = items()
      collectGarbage()
      const start = performance.now()
      ends.add(await contender.run(work))
      const seconds = (performance.now() - start) / 1000
      if (round >= 0) rates.get(contender.name)?.push(work.length / seconds)
    }
  }
  if (ends.size !== 1) throw new Error(`They did not do the same: ${[...ends].join(', ')}`)
  return new Map([...rates].map(([name, samples]) => [name, median(samples)]))
}

function inOrder<T>(all: readonly T[], round: number): readonly T[] {
  const first = round % all.length
  const turned = [...all.slice(first), ...all.slice(0, first)]
  return round % 2 === 0 ? turned : turned.reverse()
}

/** Work that waits, with so many of it under way at once, and the sum of what it comes to. */
export async function atOnce<Item>(
  many: number,
  items: readonly Item[],
  work: (item: Item) => Promise<number>,
): Promise<number> {
  let sum = 0
  for (let from = 0; from < items.length; from += many) {
    const done = await Promise.all(items.slice(from, from + many).map(work))
    for (const one of done) sum += one
  }
  return sum
}
