import { expect, it } from 'vitest'
import { startAll } from './start-all.ts'

it('starts one after the other', async () => {
  const order: string[] = []
  const starts = ['a', 'b'].map((name) => async () => {
    order.push(name)
    return { name, close: async () => {} }
  })
  expect((await startAll(starts)).map(({ name }) => name)).toEqual(['a', 'b'])
  expect(order).toEqual(['a', 'b'])
})

it('closes what was started when one of them cannot', async () => {
  const closed: string[] = []
  const started = (name: string) => async () => ({ close: async () => void closed.push(name) })
  const failing = () => Promise.reject(new Error('taken'))
  await expect(startAll([started('a'), started('b'), failing, started('c')])).rejects.toThrow('taken')
  expect(closed).toEqual(['a', 'b'])
})
