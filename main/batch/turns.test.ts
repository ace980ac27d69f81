import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { openLock } from '../data/lock.ts'
import { temporaryFolder } from '../test-engine.ts'
import { createTurns } from './turns.ts'

const wanted = () => true
const each = 5

test('nobody has two turns while somebody else waits', async () => {
  const folder = temporaryFolder()
  const seen: string[] = []
  const line = openLock(join(folder, 'next.lock'))
  const isSomebodyWaiting = () => {
    if (!line.take()) return true
    line.release()
    return false
  }
  const work = async (name: string) => {
    const turns = createTurns(folder)
    for (let times = 0; times < each; times += 1) {
      const end = await turns.take(wanted)
      seen.push(name)
      // Until the other one stands in line, or has had all its turns.
      while (!isSomebodyWaiting() && seen.filter((one) => one !== name).length < each) await setImmediate()
      end?.()
    }
    turns.close()
  }
  await Promise.all([work('one'), work('other')])
  line.close()
  expect(seen).toHaveLength(2 * each)
  for (const [at, name] of seen.entries()) expect(name).not.toBe(seen[at + 1])
})

test('a turn that is no longer wanted is not waited for', async () => {
  const folder = temporaryFolder()
  const [one, other] = [createTurns(folder), createTurns(folder)]
  const end = await one.take(wanted)
  let isWanted = true
  const waiting = other.take(() => isWanted)
  isWanted = false
  expect(await waiting).toBeNull()
  end?.()
  const again = await other.take(wanted)
  expect(again).not.toBeNull()
  again?.()
  one.close()
  other.close()
})
