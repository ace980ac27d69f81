import { isDeepStrictEqual } from 'node:util'

/**
 * Holds that two lists are the same. It shows the first difference alone: to put thousands of rows against each other takes
 * longer than any test.
 *
 * @param what they are lists of, for the message
 */
export function expectSame(what: string, actual: readonly unknown[], expected: readonly unknown[]): void {
  const longest = Math.max(actual.length, expected.length)
  for (let at = 0; at < longest; at += 1) {
    if (at < actual.length && at < expected.length && isDeepStrictEqual(actual[at], expected[at])) continue
    const [is, should] = [actual[at], expected[at]].map((one) => JSON.stringify(one) ?? 'nothing')
    const counts = `${actual.length} for ${expected.length}`
    throw new Error(`${what} (${counts}): at ${at + 1} there is ${is}, and it should be ${should}`)
  }
}
