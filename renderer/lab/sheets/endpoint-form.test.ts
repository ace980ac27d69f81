import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AnswerRule, Endpoint } from '../../../shared/lab/schemas.ts'
import { checkEndpoint, type EndpointForm, endpointFormOf, ruleText } from './endpoint-form.ts'

const form = (over: Partial<EndpointForm> = {}): EndpointForm => ({
  ...endpointFormOf(null),
  url: 'https://staging.example.com{link}',
  ...over,
})
const rule = (over: Partial<EndpointForm['accepted']>) => ({ ...endpointFormOf(null).accepted, ...over })

const name = fc.stringMatching(/^[A-Za-z][A-Za-z-]{0,20}$/)
const rules: fc.Arbitrary<AnswerRule> = fc.oneof(
  fc
    .tuple(fc.integer({ min: 100, max: 599 }), fc.integer({ min: 100, max: 599 }))
    .map(([a, b]) => ({ by: 'status' as const, from: Math.min(a, b), to: Math.max(a, b) })),
  fc.record({ by: fc.constant('text' as const), text: fc.string({ minLength: 1 }) }),
  fc.record({
    by: fc.constant('json' as const),
    path: name,
    equals: fc.jsonValue().map((value) => JSON.stringify(value)),
  }),
)
const endpoints: fc.Arbitrary<Endpoint> = fc.record({
  url: fc.constantFrom('https://a.example{link}', 'http://127.0.0.1:8080/join/{room}?t={token}'),
  method: fc.constantFrom('GET', 'POST', 'PUT'),
  headers: fc.array(fc.record({ name, value: fc.string() }), { maxLength: 4 }),
  body: fc.string(),
  accepted: rules,
  nameScreen: fc.option(rules),
})

describe('the form of an endpoint', () => {
  it('gives back the endpoint that it was made of', () => {
    fc.assert(
      fc.property(endpoints, (endpoint) => {
        expect(checkEndpoint(endpointFormOf(endpoint))).toEqual({ endpoint, faults: {} })
      }),
    )
  })

  it('takes every 2xx for an acceptance at first', () => {
    expect(checkEndpoint(form()).endpoint?.accepted).toEqual({ by: 'status', from: 200, to: 299 })
  })

  it('wants an address, and something of the case in the request', () => {
    expect(checkEndpoint(form({ url: ' ' })).faults.url).toMatch(/^Type the address/)
    const fixed = form({ url: 'https://staging.example.com/join' })
    expect(checkEndpoint(fixed).faults.url).toMatch(/\{token\}/)
    const bearer = [{ name: 'Authorization', value: 'Bearer {token}' }]
    expect(checkEndpoint({ ...fixed, headers: bearer }).faults).toEqual({})
  })

  it('counts the body only where one is sent', () => {
    const inBody = form({ url: 'https://staging.example.com/join', body: '{"t":"{token}"}' })
    expect(checkEndpoint(inBody).endpoint).toBeNull()
    expect(checkEndpoint({ ...inBody, method: 'POST' }).faults).toEqual({})
  })

  it('drops empty headers and wants a name for the others', () => {
    const blank = { name: '', value: '' }
    expect(checkEndpoint(form({ headers: [blank] })).endpoint?.headers).toEqual([])
    const faults = checkEndpoint(form({ headers: [{ name: ' ', value: 'x' }] })).faults
    expect(faults.headers).toMatch(/a name/)
  })

  it.each([
    [{ from: '99', to: '299' }, /100 to 599/],
    [{ from: '200', to: '600' }, /100 to 599/],
    [{ from: '2e2', to: '299' }, /100 to 599/],
    [{ from: '300', to: '200' }, /lower/],
    [{ by: 'text', text: '' }, /text/],
    [{ by: 'json', path: '', equals: 'true' }, /path/],
    [{ by: 'json', path: 'ok', equals: 'admitted' }, /as JSON/],
  ] as const)('refuses the rule %o', (wrong, sentence) => {
    const { endpoint, faults } = checkEndpoint(form({ accepted: rule(wrong) }))
    expect(endpoint).toBeNull()
    expect(faults.accepted).toMatch(sentence)
  })

  it('reads the rule for the name screen only where there is one', () => {
    const nameScreen = rule({ by: 'text', text: '' })
    expect(checkEndpoint(form({ nameScreen })).faults).toEqual({})
    expect(checkEndpoint(form({ nameScreen, hasNameScreen: true })).faults.nameScreen).toMatch(/text/)
  })
})

it('says a rule in a few words', () => {
  expect(ruleText({ by: 'status', from: 200, to: 200 })).toBe('status 200')
  expect(ruleText({ by: 'status', from: 200, to: 299 })).toBe('status 200 to 299')
  expect(ruleText({ by: 'text', text: 'Welcome' })).toBe('the body has “Welcome”')
  expect(ruleText({ by: 'json', path: 'data.ok', equals: 'true' })).toBe('data.ok is true')
})
