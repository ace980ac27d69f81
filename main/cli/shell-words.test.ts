import { execFileSync } from 'node:child_process'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { shellCommand } from './shell-words.ts'

test('plain words stand as they are, others in quotes', () => {
  expect(shellCommand(['roompass', 'batch', '/tmp/a b.csv', '--profile', "Jo's"])).toBe(
    "roompass batch '/tmp/a b.csv' --profile 'Jo'\\''s'",
  )
})

test.skipIf(process.platform === 'win32')('a shell reads the same words again', () => {
  const word = fc.string({ unit: 'grapheme' }).filter((text) => !text.includes('\0'))
  fc.assert(
    fc.property(fc.array(word, { minLength: 1 }), (words) => {
      const command = `printf '%s\\0' ${shellCommand(words)}`
      const read = execFileSync('/bin/sh', ['-c', command], { encoding: 'utf8' })
      expect(read.split('\0').slice(0, -1)).toEqual(words)
    }),
    { numRuns: 30 },
  )
})
