import { describe, expect, it } from 'vitest'
import { plainDraft } from '../../../lab/base.ts'
import { compose } from '../../../lab/compose.ts'
import { linkWith } from '../../../lab/transports.ts'
import { sizeCases } from './size.ts'
import { fullBase, smallBase } from './test-base.ts'
import { testHost } from './test-bytes.ts'

describe('a link of so many characters', () => {
  it.each([
    ['link-2048', 2048],
    ['link-4096', 4096],
    ['link-8192', 8192],
    ['link-16384', 16_384],
  ])('%s is as long as it says, or one or two less', (id, length) => {
    for (const base of [fullBase(), smallBase(), fullBase({ values: { u: 'Zo\u00eb', rd: 'r\u00f6om' } })]) {
      const draft = sizeCases.find((each) => each.id === id)?.apply(plainDraft(base), base)
      if (draft?.kind !== 'token') throw new Error('It is no token.')
      const token = `${compose(draft.craft).signed}.${'s'.repeat(43)}`
      const link = linkWith('link', { host: testHost, room: base.room, token }) ?? ''
      expect(link.length).toBeLessThanOrEqual(length)
      expect(link.length).toBeGreaterThanOrEqual(length - 2)
    }
  })

  it('is another for each also where the token is longer already', () => {
    const base = fullBase({ values: { u: 'N'.repeat(20_000) } })
    const payloads = sizeCases
      .filter(({ id }) => id.startsWith('link-'))
      .map((each) => each.apply(plainDraft(base), base))
      .map((draft) => draft.kind === 'token' && draft.craft.payload)
    expect(new Set(payloads).size).toBe(4)
  })
})
