import { expect, test } from 'vitest'
import { momentWords } from './time-words-of-claim.ts'

test('a time claim is shown on both clocks', () => {
  expect(momentWords('exp', '1793890930', 'Europe/Berlin')).toEqual({
    at: 1_793_890_930,
    local: '5 Nov 2026, 16:02:10 CET',
    utc: '2026-11-05 15:02:10 UTC',
    doubt: null,
  })
})

test('milliseconds are said to be that', () => {
  expect(momentWords('exp', '1793890930000', 'UTC')?.doubt).toBe(
    'in milliseconds it would be 2026-11-05 15:02:10 UTC',
  )
})

test('a number in quotes is read, and its quotes are said', () => {
  expect(momentWords('nbf', '"1793890930"', 'UTC')).toMatchObject({
    at: 1_793_890_930,
    doubt: 'it is a text, where a number is needed',
  })
})

test('what is no number, and what is no time claim, has no moment', () => {
  expect(momentWords('exp', '"tomorrow"', 'UTC')).toBeNull()
  expect(momentWords('exp', 'null', 'UTC')).toBeNull()
  expect(momentWords('exp', '1e999', 'UTC')).toBeNull()
  expect(momentWords('u', '1793890930', 'UTC')).toBeNull()
})
