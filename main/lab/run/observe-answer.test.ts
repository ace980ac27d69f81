import { describe, expect, test } from 'vitest'
import type { AnswerRule } from '../../../shared/lab/schemas.ts'
import { observeAnswer, observeRequestAnswer } from './observe-answer.ts'

const byStatus: AnswerRule = { by: 'status', from: 200, to: 299 }
const byText: AnswerRule = { by: 'text', text: 'data-admitted="true"' }
const byJson: AnswerRule = { by: 'json', path: 'user.admitted', equals: 'true' }

function seen(accepted: AnswerRule, status: number, body = '', nameScreen: AnswerRule | null = null) {
  return observeAnswer({ accepted, nameScreen }, { status, body, leadsTo: null }, []).observed
}

describe('an answer of an endpoint', () => {
  test('is judged by its status', () => {
    expect([199, 200, 299, 300, 403].map((status) => seen(byStatus, status))).toEqual([
      'refused',
      'accepted',
      'accepted',
      'refused',
      'refused',
    ])
  })

  test('is judged by a text', () => {
    expect(seen(byText, 200, '<main data-admitted="true">')).toBe('accepted')
    expect(seen(byText, 200, '<main data-admitted="false">')).toBe('refused')
  })

  test('is judged by a value in its JSON', () => {
    expect(seen(byJson, 200, '{"user":{"admitted":true}}')).toBe('accepted')
    expect(seen(byJson, 200, '{"user":{"admitted":false}}')).toBe('refused')
    expect(seen(byJson, 200, 'not JSON')).toBe('refused')
    expect(seen({ by: 'json', path: 'a..b', equals: 'true' }, 200, '{}')).toBe('refused')
  })

  test('is a name screen only where it is accepted', () => {
    const asks: AnswerRule = { by: 'text', text: 'your name' }
    expect(seen(byStatus, 200, 'What is your name?', asks)).toBe('name-screen')
    expect(seen(byStatus, 200, 'Welcome', asks)).toBe('accepted')
    expect(seen(byStatus, 403, 'What is your name?', asks)).toBe('refused')
  })

  test('that is a fault of the server or says too often is an error, unless a rule takes it', () => {
    for (const status of [429, 500, 503]) {
      expect(seen(byStatus, status)).toBe('error')
      expect(seen({ by: 'status', from: status, to: status }, status)).toBe('accepted')
    }
  })

  test('is told with its status and its words, or where it leads', () => {
    const rules = { accepted: byStatus, nameScreen: null }
    const detail = (body: string, leadsTo: string | null) =>
      observeAnswer(rules, { status: 302, body, leadsTo }, ['test-token']).detail
    expect(detail('Bad test-token.', null)).toBe('302: Bad ….')
    expect(detail('', null)).toBe('302')
    expect(detail('Bad', 'login.example.com')).toBe(
      '302: A redirect to login.example.com, which is not followed.',
    )
  })
})

describe('an answer of a platform to a crafted request', () => {
  test.each([
    [200, true, 'accepted'],
    [201, true, 'accepted'],
    [200, false, 'refused'],
    [204, false, 'refused'],
    [400, false, 'refused'],
    [401, true, 'refused'],
    [422, false, 'refused'],
    [302, false, 'error'],
    [429, false, 'error'],
    [500, false, 'error'],
  ])('of status %d, token %s, is %s', (status, hasToken, observed) => {
    expect(observeRequestAnswer({ status, body: '' }, hasToken).observed).toBe(observed)
  })

  test('is told with its status and what it says, but not with the token', () => {
    const body = '{"access_token":"opaque-token","message":"Made."}'
    expect(observeRequestAnswer({ status: 200, body }, true).detail).toBe('200: A token came back.')
    expect(observeRequestAnswer({ status: 200, body: 'Hm' }, false).detail).toBe(
      '200: No token came back. Hm',
    )
    expect(observeRequestAnswer({ status: 422, body: '{"message":"Bad id."}' }, false).detail).toBe(
      '422: Bad id.',
    )
  })
})
