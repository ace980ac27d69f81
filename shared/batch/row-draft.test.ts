import { describe, expect, it } from 'vitest'
import { rowDrafts } from './row-draft.ts'

const draft = {
  profileId: 'p-1',
  values: { rd: 'demo-room', u: '', role: 'attendee', exp: '2h' },
  startEarly: 30,
}
const plan = (columns: Record<string, string>) => ({ draft, columns, timeZone: 'UTC' })

describe('rowDrafts', () => {
  it('takes what the row has, and the form for the rest', () => {
    const make = rowDrafts(plan({ u: '{first} {last}', role: '{role}', exp: '' }), ['first', 'last', 'role'])
    expect(make(['Jane', 'Smith', 'moderator'])).toEqual({
      profileId: 'p-1',
      values: { rd: 'demo-room', u: 'Jane Smith', role: 'moderator', exp: '2h' },
      startEarly: 30,
    })
    expect(make(['Jane', '', '']).values).toEqual({ ...draft.values, u: 'Jane' })
    expect(draft.values.u).toBe('')
  })

  it('names the field whose template has a fault', () => {
    expect(() => rowDrafts(plan({ u: '{nobody}' }), ['first'])).toThrow(
      expect.objectContaining({ code: 'bad-request', field: 'u' }),
    )
  })
})
