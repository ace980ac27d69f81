import { describe, expect, it } from 'vitest'
import { claimRowsOf } from './claim-rows.ts'
import { outgrown, remarkOn } from './claim-rows-remarks.ts'

const field = (name: string) => {
  if (name === 'exp') return { kind: 'time' } as const
  return name === 'u' ? ({ kind: 'text' } as const) : null
}
const remarks = (text: string) => claimRowsOf(text).rows.map((row) => remarkOn(row, field(row.name)))

describe('what a row can not show', () => {
  it('is nothing of a right token', () => {
    expect(remarks('{"u":"Jane","exp":1795287375,"more":[1]}')).toEqual([null, null, null])
  })

  it('is that a name stands there again, and which one counts', () => {
    expect(remarks('{"u":"a","u":"b"}')).toEqual([
      'The 1st of 2 with this name: most readers take the last one, and some refuse the token.',
      'The 2nd of 2 with this name: most readers take this last one.',
    ])
  })

  it('is that the type is another than the platform has', () => {
    expect(remarks('{"u":5,"exp":"5"}')).toEqual([
      'The platform wants a text here; this is a number.',
      'The platform wants a number here; this is a text.',
    ])
  })

  it('is that the text is broken there, or that a number is too much for a double', () => {
    expect(remarks('{"x":tru,"y":1e400,"z":12345678901234567891}')).toEqual([
      'This is no JSON value: the text is broken here.',
      'Most readers can’t hold this number: it becomes Infinity.',
      'Most readers can’t hold this number: it becomes 12345678901234567000.',
    ])
  })

  it('is a character that no field shows', () => {
    expect(remarks('{"u":"a\\u202eb"}')).toEqual(['Holds what nobody sees: U+202E RIGHT-TO-LEFT OVERRIDE.'])
  })

  it('is named once over all', () => {
    const rows = claimRowsOf('{"u":5,"a":1,"exp":"x","u":6}')
    expect(outgrown(rows, field)).toEqual(['u', 'exp'])
  })
})
