import { describe, expect, it } from 'vitest'
import type { RoomDetail } from '../../schemas.ts'
import { nothingKnown } from '../platform.ts'
import { isEncrypted } from './encryption.ts'
import { testRoom } from './test-drafts.ts'

function encrypted(e2ee: string | null, room: Partial<RoomDetail> | null): boolean {
  const values = { rd: 'demo-room', ...(e2ee === null ? {} : { e2ee }) }
  const known = { ...nothingKnown, room: room === null ? null : { ...testRoom, ...room } }
  return isEncrypted({ profileId: 'p-1', values, startEarly: 0 }, known)
}

describe('isEncrypted', () => {
  it('is what the person says, whatever is known', () => {
    expect(encrypted('on', { isE2ee: false })).toBe(true)
    expect(encrypted('off', { isE2ee: true })).toBe(false)
    expect(encrypted('on', null)).toBe(true)
  })

  it.each(['', null, 'maybe'])('is what the platform says of this room where the person says %j', (e2ee) => {
    expect(encrypted(e2ee, { isE2ee: true })).toBe(true)
    expect(encrypted(e2ee, { isE2ee: false })).toBe(false)
    expect(encrypted(e2ee, { isE2ee: true, friendlyUrl: 'another' })).toBe(false)
    expect(encrypted(e2ee, null)).toBe(false)
  })
})
