import { describe, expect, it } from 'vitest'
import { platforms } from '../platforms/index.ts'
import { duplicatesIn } from './duplicates.ts'

const samba = platforms['digital-samba']
const guest = (externalId: string, name = 'Jane') => ({ externalId, name })

describe('duplicatesIn', () => {
  it('names the line where an external id stood first, and never an empty one', () => {
    const { see, remark } = duplicatesIn(samba)
    expect([see(guest('a'), 2), see(guest('b'), 3), see(guest(''), 4), see(guest(''), 5)]).toEqual([
      ...[null, null, null, null],
    ])
    expect(see(guest('a'), 6)).toMatchObject({
      level: 'warning',
      code: 'duplicate-in-input',
      field: 'ud',
      message: expect.stringContaining('External id a stands in line 2 as well'),
    })
    expect(see(guest('a'), 7)?.message).toContain('line 2')
    expect(remark()).toBeNull()
  })

  it('goes by names where a platform has no external id', () => {
    const nameless = { ...samba, identity: { ...samba.identity, externalId: null } }
    const { see } = duplicatesIn(nameless)
    expect(see(guest('a'), 2)).toBeNull()
    expect(see(guest('b'), 3)).toMatchObject({ field: 'u' })
  })

  it('says where it had to stop comparing', () => {
    const { see, remark } = duplicatesIn(samba, 2)
    for (const [index, id] of ['a', 'b', 'c', 'c'].entries()) expect(see(guest(id), index + 2)).toBeNull()
    expect(see(guest('b'), 6)).not.toBeNull()
    expect(remark()).toMatch(/^Only the first 2 guests/)
  })
})
