import { describe, expect, it } from 'vitest'
import { testInput } from '../stores/batch-test-double.ts'
import { readingChoiceOf, readingOptions, sizeText, sourceFacts, withChoice } from './source-words.ts'

describe('a reading', () => {
  const { reading } = testInput()

  it('is one choice of four, there and back', () => {
    for (const { value } of readingOptions) expect(readingChoiceOf(withChoice(reading, value))).toBe(value)
  })

  it('keeps its header with another separator; JSON lines name their columns themselves', () => {
    expect(withChoice({ ...reading, hasHeader: false }, ';')).toEqual({
      format: 'csv',
      separator: ';',
      hasHeader: false,
    })
    expect(withChoice({ ...reading, hasHeader: false }, 'jsonl').hasHeader).toBe(true)
  })
})

describe('what is known of rows', () => {
  it('has a size that a person can read', () => {
    const sizes = [0, 1, 999, 1000, 1234, 12_345, 999_999, 1_500_000, 2_345_678_901]
    expect(sizes.map(sizeText)).toEqual([
      '0 bytes',
      '1 byte',
      '999 bytes',
      '1 kB',
      '1.2 kB',
      '12 kB',
      '1,000 kB',
      '1.5 MB',
      '2.3 GB',
    ])
  })

  it('says what is not ordinary, and how many rows once somebody has counted them', () => {
    expect(sourceFacts(testInput(), null)).toBe('1.2 kB · 3 columns')
    expect(sourceFacts(testInput({ bytes: null, encoding: 'utf-16le' }), 800)).toBe(
      '3 columns · 800 rows · UTF-16',
    )
  })
})
