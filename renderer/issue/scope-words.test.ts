import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { scopeWords, withChosen } from './scope-words.ts'

const suggested = ['videos.read', 'videos.edit', 'streams.read']

describe('scopes as words', () => {
  it('are told apart by any white space, each once', () => {
    expect(scopeWords('  a b\ta\n c ')).toEqual(['a', 'b', 'c'])
    expect(scopeWords(' ')).toEqual([])
  })

  it('keep what was typed freely when a suggestion is chosen or no longer is', () => {
    const more = withChosen('own videos.edit', suggested, new Set(['videos.edit', 'videos.read']))
    expect(more).toBe('own videos.edit videos.read')
    expect(withChosen(more, suggested, new Set(['videos.read']))).toBe('own videos.read')
  })

  it('have exactly the chosen suggestions, whatever was typed', () => {
    const word = fc.oneof(fc.constantFrom(...suggested), fc.stringMatching(/^[a-z.*:]{1,6}$/))
    fc.assert(
      fc.property(fc.array(word), fc.subarray(suggested), (typed, chosen) => {
        const words = scopeWords(withChosen(typed.join(' '), suggested, new Set(chosen)))
        expect(words.filter((one) => suggested.includes(one)).toSorted()).toEqual(chosen.toSorted())
        const free = (all: readonly string[]) => all.filter((one) => !suggested.includes(one))
        expect(free(words)).toEqual([...new Set(free(typed))])
      }),
    )
  })
})
