import type { Claims } from '../../shared/schemas.ts'

/** 2027-01-15T08:00:00Z, in epoch seconds: when everything of the token figures happens. */
export const tokenMoment = 1_800_000_000

/** No key of anybody. */
export const testKey = 'test-developer-key-not-a-real-one'

let made = 0

/** New claims as a guest of Digital Samba usually has them, all of them of one length. */
export function usualClaims(count: number): Claims[] {
  return Array.from({ length: count }, () => {
    made = (made + 1) % 900_000
    const number = 100_000 + made
    return {
      td: '11111111-2222-4333-8444-555555555555',
      rd: 'demo-room',
      ud: `crm-${number}`,
      u: `Guest ${number}`,
      role: 'attendee',
      iat: tokenMoment,
      nbf: tokenMoment,
      exp: tokenMoment + 7200,
    }
  })
}
