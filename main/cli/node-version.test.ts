import { expect, test } from 'vitest'
import { isNewEnough } from './node-version.ts'

test.each([
  ['22.12.0', true],
  ['22.13.1', true],
  ['24.0.0', true],
  ['100.0.0', true],
  ['22.11.9', false],
  ['20.20.0', false],
  ['9.99.0', false],
])('Node %s is new enough: %s', (version, enough) => {
  expect(isNewEnough(version)).toBe(enough)
})
