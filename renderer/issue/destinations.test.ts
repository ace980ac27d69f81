import { describe, expect, it } from 'vitest'
import { platforms } from '../../shared/platforms/index.ts'
import type { Platform } from '../../shared/platforms/platform.ts'
import { destinationNote, destinationsOf, destinationWords, isWithheld, whereItGoes } from './destinations.ts'

const each = Object.values<Platform>(platforms).flatMap((platform) =>
  platform.fields.map((field) => ({ platform, field, what: `${platform.id} ${field.name}` })),
)
const open = { anonymous: false }
const anonymous = { anonymous: true }

describe('where a value goes', () => {
  it.each(each)('is as the platform says for $what', ({ platform, field }) => {
    const shown = destinationsOf(platform, field, open)
    expect(new Set(shown)).toEqual(new Set(field.goesTo))
    expect(shown).toHaveLength(field.goesTo.length)
    expect(isWithheld(platform, field.name, open)).toBe(false)
  })

  it.each(each)('is nowhere for $what of an anonymous profile, if that says who the guest is', (one) => {
    const { platform, field } = one
    const { name, externalId, withheld } = platform.identity
    const identifies = [name, externalId, ...withheld].includes(field.name)
    const shown = destinationsOf(platform, field, anonymous).map(({ to }) => to)
    if (identifies) expect(shown).toEqual(['nowhere'])
    else expect(new Set(shown)).toEqual(new Set(field.goesTo.map(({ to }) => to)))
    expect(isWithheld(platform, field.name, anonymous)).toBe(withheld.includes(field.name))
  })

  it('is said with where that is written', () => {
    const goesTo = [{ to: 'storage', source: 'the help pages.' }] as const
    expect(destinationNote(goesTo)).toBe('Where it goes: stored by the platform (the help pages).')
    expect(destinationNote([])).toBe('')
  })

  it('stands in one order, whichever the platform has', () => {
    const goesTo = (['participants', 'storage', 'link'] as const).map((to) => ({ to, source: '' }))
    const shown = destinationsOf(platforms['digital-samba'], { name: 'other', goesTo }, open)
    expect(shown.map(({ to }) => to)).toEqual(['link', 'storage', 'participants'])
    expect(whereItGoes(shown)).toBe(
      [destinationWords.link, destinationWords.storage, destinationWords.participants].join('; '),
    )
  })
})
