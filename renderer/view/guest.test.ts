import { describe, expect, it } from 'vitest'
import { guestOf } from './guest.ts'

const row = { platform: 'digital-samba', name: 'Jane', externalId: 'crm-1', person: null } as const

describe('who a session is for', () => {
  it('is the name in the token where nobody is behind it', () => {
    expect(guestOf(row)).toEqual({ name: 'Jane', alias: null })
    expect(guestOf({ ...row, name: null })).toEqual({ name: null, alias: null })
  })

  it('is the person behind an alias, with the alias beside', () => {
    const left = { ...row, name: 'Guest 7f3a', externalId: 'a1b2' }
    const person = { id: 'p', name: 'Jane Doe', externalId: 'crm-1' }
    expect(guestOf({ ...left, person })).toEqual({ name: 'Jane Doe', alias: 'Guest 7f3a' })
    expect(guestOf({ ...left, person: { ...person, name: null } })).toMatchObject({ name: 'crm-1' })
    expect(guestOf({ ...left, name: null, person })).toMatchObject({ alias: 'a1b2' })
  })
})
