import { describe, expect, it } from 'vitest'
import type { Draft } from '../../shared/schemas.ts'
import { withoutTakenOut } from './taken-out.ts'

const draft = (values: Draft['values']): Draft => ({ profileId: 'p', values, startEarly: 0 })

describe('what main has taken out of the kept draft', () => {
  const sent = draft({ rd: 'lobby', u: 'Jane', ud: 'crm-1' })

  it('goes out of the form', () => {
    expect(withoutTakenOut(sent, sent, draft({ rd: 'lobby' }))).toEqual(draft({ rd: 'lobby' }))
    expect(withoutTakenOut(sent, sent, draft({ rd: 'lobby', u: '' }))).toEqual(draft({ rd: 'lobby' }))
  })

  it('stays where something else was typed since', () => {
    const typed = draft({ ...sent.values, u: 'Jane Mary', role: 'speaker' })
    expect(withoutTakenOut(typed, sent, draft({ rd: 'lobby' }))).toEqual(
      draft({ rd: 'lobby', u: 'Jane Mary', role: 'speaker' }),
    )
  })

  it('is nothing where all is as it was sent, also in other words', () => {
    expect(withoutTakenOut(sent, sent, sent)).toBe(sent)
    expect(withoutTakenOut(sent, sent, draft({ ...sent.values, u: 'John' }))).toBe(sent)
    const withEmpty = draft({ ...sent.values, role: '' })
    expect(withoutTakenOut(withEmpty, withEmpty, sent)).toBe(withEmpty)
  })
})
