import { expect, it } from 'vitest'
import { changeText } from './case-words.ts'

it('says where a case changes something, with the name of a member beside it', () => {
  expect(changeText({ in: 'payload', name: 'exp' })).toEqual({ where: 'Payload', name: 'exp' })
  expect(changeText({ in: 'header', name: null }).where).toBe('Header, the whole text')
  expect(changeText({ in: 'encoding', of: 'signature' }).where).toBe('Encoding of the signature')
  expect(changeText({ in: 'request', part: 'body' }).where).toBe('Body of the request')
  expect(changeText({ in: 'transport' }).where).toBe('How the token gets there')
})
