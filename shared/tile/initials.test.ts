import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { graphemeCount } from '../text/graphemes.ts'
import { initialsFor } from './initials.ts'
import vectors from './initials.vectors.json' with { type: 'json' }

const anyName = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc
    .array(
      fc.constantFrom(
        '👩',
        '👩🏽',
        '\u200D',
        '\u200C',
        '\uFE0F',
        '🇩',
        '🏴',
        '\u{E0067}',
        '\u{E007F}',
        ' ',
        'a',
        '\u0301',
        '\uFEFF',
        '\uD800',
        'क',
        '\u094D',
        '\u0600',
      ),
    )
    .map((parts) => parts.join('')),
)

/** Joiners between pictographs, and the tags of a flag, belong to the picture that a person sees. */
const withinEmoji =
  /(?<=\p{Extended_Pictographic}[\p{M}\p{Emoji_Modifier}]*)\u200D(?=\p{Extended_Pictographic})|\u{1F3F4}[\u{E0020}-\u{E007F}]+/gu

describe('initialsFor', () => {
  it.each(vectors.documented)(
    'gives $initials for $name, as the platform documents',
    ({ name, initials }) => {
      expect(initialsFor(name)).toBe(initials)
    },
  )

  it.each(vectors.estimated)('gives $initials for $name, as we estimate', ({ name, initials }) => {
    expect(initialsFor(name)).toBe(initials)
  })

  it.each([...vectors.documented, ...vectors.estimated])(
    'gives the same look for $name decomposed',
    ({ name, initials }) => {
      expect(initialsFor(name.normalize('NFD'))).toBe(initials)
    },
  )

  it.each([
    ['John Ronald Reuel Tolkien', 'JR'],
    ['ǰan ΐota', 'J̌Ϊ́'],
    ['ǆ l', 'ǄL'],
    ['\u200BJohn\u200B \u00ADSmith', 'JS'],
    ['\u0000\u0007Bob', 'B'],
    ['\u200B\u200B Bob', 'B'],
    ['\uFEFFJohn\uFEFF Smith', 'JS'],
    ['John\uFEFFSmith', 'J'],
    ['\u0301abc', 'A'],
    ['\uD800abc', 'A'],
    ['John\u00A0Smith', 'JS'],
    ['John\u3000Smith', 'JS'],
    ['(Bob) Smith', '(S'],
    ['🏴󠁧󠁢󠁳󠁣󠁴󠁿 Scot', '🏴󠁧󠁢󠁳󠁣󠁴󠁿S'],
    ['👍🏽 ok', '👍🏽O'],
    ['❤️ you', '❤️Y'],
    ['👩\u200D x', '👩X'],
    ['👩\u200C\u200D👩 x', '👩\u200D👩X'],
    ['क्\u200Dष', 'क्ष'],
  ])('gives for %j the letters %j', (name, initials) => {
    expect(initialsFor(name)).toBe(initials)
  })

  it('is quick with a name as long as a book', () => {
    expect(initialsFor(`${'\u200B'.repeat(100)}x${'y'.repeat(200_000)} z`)).toBe('XZ')
  })

  it('never throws, is at most two graphemes, and holds nothing unseen outside an emoji', () => {
    fc.assert(
      fc.property(anyName, (name) => {
        const initials = initialsFor(name)
        expect(graphemeCount(initials)).toBeLessThanOrEqual(2)
        expect(initials.replace(withinEmoji, '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\s]/u)
      }),
      { numRuns: 3000 },
    )
  })

  it('is the same for composed and decomposed names', () => {
    fc.assert(
      fc.property(anyName, (name) => {
        expect(initialsFor(name.normalize('NFD'))).toBe(initialsFor(name.normalize('NFC')))
      }),
      { numRuns: 1000 },
    )
  })
})
