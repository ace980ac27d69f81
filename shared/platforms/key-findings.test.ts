import { describe, expect, it } from 'vitest'
import { findingSchema } from '../schemas.ts'
import { findingsForKey } from './key-findings.ts'

describe('findingsForKey', () => {
  it('warns of a key shorter than the hash, with the reason', () => {
    expect(findingsForKey(31)).toEqual([
      expect.objectContaining({ level: 'warning', code: 'key-short', source: 'RFC 7518, 3.2' }),
    ])
    expect(findingsForKey(31)[0]?.message).toContain('31 bytes')
    expect(findingSchema.safeParse(findingsForKey(1)[0]).success).toBe(true)
  })

  it('has nothing to say of 32 bytes or more', () => {
    expect(findingsForKey(32)).toEqual([])
    expect(findingsForKey(64)).toEqual([])
  })
})
