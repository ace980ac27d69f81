import { expect, test } from 'vitest'
import type { Signer } from '../../shared/lab/schemas.ts'
import type { Detection } from './detection.ts'
import { detectionWords, unreadWords } from './detection-words.ts'

const signer: Signer = {
  profileName: 'Acme staging',
  keyLabel: 'old',
  status: 'previous',
  algorithm: 'HS256',
  variant: 'from-base64',
  sentence: 'Signed with “Acme staging”, previous key “old”, read as base64.',
}
const done: Extract<Detection, { state: 'done' }> = {
  state: 'done',
  isTyped: false,
  signer: null,
  keys: 3,
  unread: [],
}

test('the key that fits is named; with a mistake in it that is no good news', () => {
  expect(detectionWords({ ...done, signer })).toEqual({ tone: 'warning', text: signer.sentence })
  expect(detectionWords({ ...done, signer: { ...signer, variant: 'right' } }).tone).toBe('ok')
})

test('where none fits it is said how many were tried', () => {
  expect(detectionWords(done).text).toContain('3 keys tried')
  expect(detectionWords({ ...done, keys: 0 }).text).toBe('There is no stored key that could be tried.')
  expect(detectionWords({ ...done, keys: 0, unread: ['Acme, main'] }).text).toBe(
    'No stored key could be read, so none was tried.',
  )
  expect(detectionWords({ ...done, keys: 1, isTyped: true }).text).toContain('does not fit')
})

test('keys that could not be read are named, and only those', () => {
  expect(unreadWords(done)).toBeNull()
  expect(unreadWords({ ...done, unread: ['Acme, main', 'Acme, old'] })).toBe(
    'Could not be read and were not tried: Acme, main; Acme, old.',
  )
})

test('a failure is said in its own words', () => {
  expect(detectionWords({ state: 'failed', isTyped: true, message: 'The key is no hex.' })).toEqual({
    tone: 'error',
    text: 'The key is no hex.',
  })
})
