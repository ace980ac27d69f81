import { describe, expect, it } from 'vitest'
import { platforms } from '../../shared/platforms/index.ts'
import { groupsOf, rowsOf } from './field-rows.ts'

const { fields } = platforms['digital-samba']

describe('the rows of the form', () => {
  it('hold every field once, in the order of the platform', () => {
    expect(rowsOf(fields).flat()).toEqual([...fields])
  })

  it('put the role beside the short text before it', () => {
    const pairs = rowsOf(fields).filter((row) => row.length === 2)
    expect(pairs.map((row) => row.map(({ name }) => name))).toEqual([['initials', 'role']])
  })

  it('stand in groups: where, who, when', () => {
    expect(groupsOf(fields).map(({ group }) => group)).toEqual(['where', 'who', 'when'])
    expect(groupsOf(fields.filter(({ group }) => group === 'who')).map(({ group }) => group)).toEqual(['who'])
  })
})
