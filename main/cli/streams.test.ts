import { once } from 'node:events'
import { PassThrough } from 'node:stream'
import { expect, test } from 'vitest'
import { seen, statusLine } from './streams.ts'

test('a status line is drawn in its place, and leaves nothing', () => {
  const written: string[] = []
  const line = statusLine({ write: (text) => written.push(text) })
  line.show('10 rows')
  line.show('20 rows')
  line.clear()
  const terminal = written.join('').split('\r\u001b[K')
  expect(terminal).toEqual(['', '10 rows', '20 rows', ''])
})

test('a terminal that does not say how wide it is is taken for 80 columns', () => {
  const write = () => {}
  expect(statusLine({ write }).columns()).toBe(80)
  expect(statusLine({ write, columns: 0 }).columns()).toBe(80)
  expect(statusLine({ write, columns: 132 }).columns()).toBe(132)
})

test('what goes into a terminal does not steer it, also where a character is cut in two', async () => {
  const terminal = new PassThrough()
  const stream = seen(terminal)
  const bytes = Buffer.from('Zoë\u001b[2J,\u202etoken\r\n')
  for (const byte of bytes) stream.write(Buffer.of(byte))
  stream.end()
  await once(stream, 'finish')
  expect(String(terminal.read())).toBe('Zoë\\u001b[2J,\\u202etoken\r\n')
})
