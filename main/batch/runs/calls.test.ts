import { MessageChannel } from 'node:worker_threads'
import { expect, onTestFinished, test } from 'vitest'
import { RoompassError } from '../../../shared/errors.ts'
import { answerCalls, createCalls, NobodyThere } from './calls.ts'

function pair() {
  const { port1, port2 } = new MessageChannel()
  onTestFinished(() => {
    port1.close()
    port2.close()
  })
  const seen: number[] = []
  const calls = {
    double: async (number: number) => {
      // The first ones take longest.
      for (let turns = 0; turns < 5 - number; turns += 1) await Promise.resolve()
      seen.push(number)
      return number * 2
    },
    refuse: (field: string) => {
      throw new RoompassError('bad-request', 'Not like that.', field)
    },
    fail: (_: null) => {
      throw new TypeError('secret')
    },
  }
  answerCalls(port2, calls, () => new RoompassError('failed', 'It failed.'))
  return { call: createCalls<typeof calls>(port1), other: port2, seen }
}

test('questions are answered one after the other, in their order', async () => {
  const { call, seen } = pair()
  expect(await Promise.all([1, 2, 3].map((number) => call('double', number)))).toEqual([2, 4, 6])
  expect(seen).toEqual([1, 2, 3])
})

test('a failure comes over with its code and field, and is in nobody else’s way', async () => {
  const { call } = pair()
  const refused = call('refuse', 'input')
  const failed = call('fail', null)
  const after = call('double', 1)
  await expect(refused).rejects.toMatchObject({
    code: 'bad-request',
    message: 'Not like that.',
    field: 'input',
  })
  await expect(failed).rejects.toEqual(new RoompassError('failed', 'It failed.'))
  expect(await after).toBe(2)
})

test('nobody waits for a thread that is gone', async () => {
  const { call, other } = pair()
  other.removeAllListeners('message')
  const waiting = call('double', 1)
  other.close()
  await expect(waiting).rejects.toThrow(NobodyThere)
  await expect(call('double', 1)).rejects.toThrow(NobodyThere)
})
