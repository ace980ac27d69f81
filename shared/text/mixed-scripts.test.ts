import { describe, expect, it } from 'vitest'
import { mixedWord } from './mixed-scripts.ts'

describe('mixedWord', () => {
  it.each([
    ...['Jane Smith', 'Zoë Łódź', 'Иван Smith', 'Ωμέγα', 'Ελένη-Jane', 'Олена', 'Jane (Яна)'],
    ...[
      '田中さくら',
      'タナカさん',
      'Tシャツ',
      '李Bruce',
      '김Kim',
      '이순신李',
      'علی Jane',
      'β-Tester',
      'R2D2 😀',
      '',
    ],
  ])('finds nothing in %s', (text) => {
    expect(mixedWord(text)).toBeNull()
  })

  it.each([
    ['J\u0430ne Smith', 'J\u0430ne', ['Latin', 'Cyrillic']],
    ['Ann Sm\u03B9th', 'Sm\u03B9th', ['Latin', 'Greek']],
    ['\u041E\u2019Brien', '\u041E\u2019Brien', ['Latin', 'Cyrillic']],
    ['\u0441\u03BF', '\u0441\u03BF', ['Cyrillic', 'Greek']],
    ['Иван李', 'Иван李', ['Cyrillic', 'East Asian']],
    ['Jan\u0585', 'Jan\u0585', ['Latin', 'Armenian']],
  ])('finds the word in %s', (text, word, scripts) => {
    expect(mixedWord(text)).toEqual({ word, scripts })
  })

  it('looks at the first 500 units', () => {
    expect(mixedWord(`${' '.repeat(498)}a\u0430`)).not.toBeNull()
    expect(mixedWord(`${' '.repeat(499)}a\u0430`)).toBeNull()
  })
})
