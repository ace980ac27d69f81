import { expect, test } from 'vitest'
import { refusalOf } from './refusals.ts'

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
