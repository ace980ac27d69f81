import fc from 'fast-check'
import { expect, it } from 'vitest'
import { platforms } from '../../shared/platforms/index.ts'
import { hasMore, minutesTyped, secondsTyped } from './more-of-profile.ts'

it('reads whole seconds up to an hour, whatever is typed', () => {
  expect(['', '60', ' 90 s', '3600', '3601', '99999', '-5', 'soon'].map(secondsTyped)).toEqual([
    0, 60, 90, 3600, 3600, 3600, 5, 0,
  ])
  fc.assert(
    fc.property(fc.string(), (typed) => {
      const seconds = secondsTyped(typed)
      expect(Number.isInteger(seconds) && seconds >= 0 && seconds <= 3600).toBe(true)
    }),
  )
})

it('reads whole minutes up to a day', () => {
  expect(['', '10', ' 15 min', '1440', '1441', 'soon'].map(minutesTyped)).toEqual([0, 10, 15, 1440, 1440, 0])
})

it('opens "More" for a profile that says something there', () => {
  const platform = platforms['digital-samba']
  expect(hasMore(platform, { settings: { teamId: 'team', api: '' }, startEarly: 0 })).toBe(false)
  expect(hasMore(platform, { settings: {}, startEarly: 60 })).toBe(true)
  expect(hasMore(platform, { settings: { api: 'http://127.0.0.1:8080' }, startEarly: 0 })).toBe(true)
})
