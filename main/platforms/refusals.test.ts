import { expect, test } from 'vitest'
import { RoompassError } from '../../shared/errors.ts'
import { isAboutValues, refusalOf } from './refusals.ts'

test.each([
  [400, 'platform-refused', 'The platform refused the question (400).'],
  [
    401,
    'platform-refused',
    'The platform does not accept this API token (401): Check, in the profile, says what is wrong.',
  ],
  [403, 'platform-refused', 'The platform accepts the key, but does not allow this question (403).'],
  [
    404,
    'platform-refused',
    'The platform does not have what was asked for (404): check the room, and the API address.',
  ],
  [499, 'platform-refused', 'The platform refused the question (499).'],
  [500, 'platform-unavailable', 'The platform has a fault of its own (500): try again later.'],
])('a %d is %s: %s', (status, code, message) => {
  expect(refusalOf({ status, words: null }, 'API token')).toMatchObject({ code, message })
  expect(refusalOf({ status, words: 'No.' }, 'API token').message).toBe(`${message} The platform says: “No.”`)
})

test('only what another question need not meet is about the values of this one', () => {
  const isAbout = (status: number) => isAboutValues(refusalOf({ status, words: null }, 'API token'))
  expect([400, 409, 413, 422].map(isAbout)).toEqual([true, true, true, true])
  expect([401, 403, 404, 405, 429, 500, 503].some(isAbout)).toBe(false)
  expect(isAboutValues(new RoompassError('platform-refused', 'The key is not accepted.'))).toBe(false)
})
