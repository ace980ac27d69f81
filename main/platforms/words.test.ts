import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { secretsOf, tellable, wordsOf } from './words.ts'

const key = 'test-developer-key-not-a-real-one'
const pair = Buffer.from(`team:${key}`).toString('base64')

describe('the words of a refusal', () => {
  test.each([
    [{ message: 'Unauthenticated.', error: 'unauthenticated' }, 'Unauthenticated.'],
    [{ error: 'not-found' }, 'not-found'],
    [
      { error_code: 89, error_reason: 'Invalid_token', error_description: 'Expired or invalid token' },
      'Expired or invalid token',
    ],
    [{ error_reason: 'Invalid_token' }, 'Invalid_token'],
    [{ message: 17, error: 'odd' }, 'odd'],
    [{ message: 'one\ntwo\u202Ethree' }, 'one two three'],
    [{}, null],
    [{ message: '' }, null],
    [null, null],
    ['text', null],
    [[1], null],
    [undefined, null],
  ])('of %j are %j', (body, words) => {
    expect(wordsOf(body, [])).toBe(words)
  })

  test('are cut after 200 characters', () => {
    expect(tellable('x'.repeat(200), [])).toBe('x'.repeat(200))
    expect(tellable('x'.repeat(201), [])).toBe(`${'x'.repeat(199)}…`)
    expect(tellable('x'.repeat(5_000_000), [])).toHaveLength(200)
  })

  test.each([
    ['Basic', `Basic ${pair}`],
    ['Bearer', `Bearer ${key}`],
    ['App', `App token=${key}`],
  ])('are not shown where they repeat what %s sent', (_, header) => {
    const secrets = secretsOf(header)
    expect(tellable(`You sent ${header}`, secrets)).toBeNull()
    expect(tellable(`You sent ${key.toUpperCase()}`, secrets)).toBeNull()
    expect(tellable('You sent nothing of use.', secrets)).toBe('You sent nothing of use.')
  })

  test('never hold a secret, and never more than one line', () => {
    const secret = fc.string({ minLength: 4 })
    fc.assert(
      fc.property(fc.string(), secret, fc.string(), (before, one, after) => {
        expect(tellable(`${before}${one}${after}`, [one])).toBeNull()
        const told = tellable(`${before}${after}`, [one]) ?? ''
        expect(told.includes(one)).toBe(false)
        expect(told).not.toMatch(/[\n\r\u2028\u202E]/)
      }),
    )
  })
})
