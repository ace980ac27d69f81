import { expect, it } from 'vitest'
import { characterName } from './character-names.ts'

it.each([
  ['\u202E', 'RIGHT-TO-LEFT OVERRIDE'],
  ['\u001F', 'CONTROL'],
  ['\u0080', 'CONTROL'],
  ['\uDFFF', 'HALF A CHARACTER'],
  ['\uFE00', 'VARIATION SELECTOR-1'],
  ['\u{E01EF}', 'VARIATION SELECTOR-256'],
  ['\u{E007E}', 'TAG'],
  ['\u{E007F}', 'CANCEL TAG'],
])('calls %j %s', (character, name) => {
  expect(characterName(character)).toBe(name)
})

it.each([' ', 'a', '\u00A0', '\u{E0200}'])('has no name for %j', (character) => {
  expect(characterName(character)).toBeNull()
})
