import { expect, test } from 'vitest'
import { parseLeeway } from './leeway.ts'

test('seconds and lengths of time are read, and nothing is none', () => {
  expect(['0', '30', ' 60 ', '2m', ''].map((text) => parseLeeway(text).seconds)).toEqual([0, 30, 60, 120, 0])
})

test('anything else is said, and counts as none', () => {
  for (const text of ['-1', '1.5', 'a while', '86401', '2d'])
    expect(parseLeeway(text)).toMatchObject({ seconds: 0, fault: expect.stringMatching(/^Type /) })
})
