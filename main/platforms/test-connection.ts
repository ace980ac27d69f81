import { expect, onTestFinished } from 'vitest'
import { RoompassError } from '../../shared/errors.ts'
import { type ConnectionOptions, openConnection } from './http.ts'
import { type Answering, serve } from './test-server.ts'

/** The key of the tests and the header that it goes out in. */
export const key = 'test-developer-key-not-a-real-one'
export const basic = `Basic ${Buffer.from(`team:${key}`).toString('base64')}`

/** A question for a path with the test's key. */
export const get = (path = '/') => ({ method: 'GET', path, authorization: basic }) as const

/** A connection that is closed after the test. */
export function connection(origin: string, options: Partial<ConnectionOptions> = {}) {
  const { signal } = new AbortController()
  const opened = openConnection({ origin, signal, now: () => Math.floor(Date.now() / 1000), ...options })
  onTestFinished(() => opened.close())
  return opened
}

/** The failure of a question, after making sure that it gives nothing away. */
export async function failureOf(asking: Promise<unknown>): Promise<RoompassError> {
  const error = await asking.then(
    () => null,
    (failure: unknown) => failure,
  )
  if (!(error instanceof RoompassError)) throw new Error(`not a RoompassError: ${String(error)}`)
  expectNothingOf(error)
  return error
}

/** Neither the key nor the header that holds it is in what a failure says. */
export function expectNothingOf(error: RoompassError): void {
  const told = [error.message, error.stack, JSON.stringify(error), String(error), String(error.cause)].join(
    '\n',
  )
  for (const secret of [key, basic, basic.slice(6)]) expect(told).not.toContain(secret)
  expect(error.message).not.toContain('\n')
}

/** The answer of a server that answers as the test says. */
export const ask = async (answer: Answering, options: Partial<ConnectionOptions> = {}) => {
  const { origin } = await serve(answer)
  return connection(origin, options).ask(get('/api/v1/rooms?limit=1'))
}
