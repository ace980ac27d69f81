import { expect, test } from 'vitest'
import { atOnce, ratesInTurns } from './in-turns.ts'

const items = () => [1, 2, 3]

test('everybody has a turn in each round, in another order', async () => {
  const order: string[] = []
  const contender = (name: string) => ({
    name,
    run: () => {
      order.push(name)
      return 6
    },
  })
  const rates = await ratesInTurns(['a', 'b', 'c'].map(contender), { items, rounds: 2 })
  expect(order.join('')).toBe('abcacbcabcba')
  expect([...rates.keys()]).toEqual(['a', 'b', 'c'])
  for (const rate of rates.values()) expect(rate).toBeGreaterThan(0)
})

test('who comes to another end is found out', async () => {
  const contenders = [
    { name: 'right', run: () => 6 },
    { name: 'wrong', run: async () => 5 },
  ]
  await expect(ratesInTurns(contenders, { items, rounds: 1 })).rejects.toThrow(
    'They did not do the same: 6, 5',
  )
})

test('so many are under way at once, and none is left out', async () => {
  let now = 0
  let most = 0
  const work = async (item: number) => {
    now += 1
    most = Math.max(most, now)
    await Promise.resolve()
    now -= 1
    return item
  }
  expect(await atOnce(2, [1, 2, 3, 4, 5], work)).toBe(15)
  expect(most).toBe(2)
})
