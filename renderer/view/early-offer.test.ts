import { expect, it } from 'vitest'
import { earlyOffer } from './early-offer.ts'

it('offers for an early start what the profile says, else what the clocks need, else a minute', () => {
  expect(earlyOffer(90, 200)).toBe(90)
  expect(earlyOffer(0, 200)).toBe(240)
  expect([null, 5, -200, 3_601].map((ahead) => earlyOffer(0, ahead))).toEqual([60, 60, 60, 60])
})
