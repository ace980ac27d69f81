import { describe, expect, it } from 'vitest'
import { algorithms } from '../../../shared/lab/craft.ts'
import { platforms } from '../../../shared/platforms/index.ts'
import {
  atMoment,
  frozenText,
  momentOf,
  signatureFormsOf,
  withAlgorithm,
  withPayload,
  withTime,
} from './craft-edits.ts'
import { testCraft } from './test-craft.ts'

const platform = platforms['digital-samba']
const at = { moment: 1_795_287_375, timeZone: 'UTC' }
const headerOf = (header: string) => testCraft({ craft: { ...testCraft().craft, header } })

describe('another algorithm', () => {
  it('is named in the header too, where that named the one before, and nothing else of it changes', () => {
    const draft = headerOf('{ "typ":"JWT",\r\n "alg" : "HS256" }')
    expect(withAlgorithm(draft, 'HS512').craft.header).toBe('{ "typ":"JWT",\r\n "alg" : "HS512" }')
  })

  it('leaves a header that says something else as it was typed', () => {
    for (const header of ['{"alg":"RS256"}', '{"alg":1}', '{}', 'no JSON', '{"alg":"HS256","alg":"none"}'])
      expect(withAlgorithm(headerOf(header), 'HS384').craft.header).toBe(header)
  })

  it('leaves only the signature forms that make sense', () => {
    const unsigned = withAlgorithm(testCraft(), 'none')
    expect(unsigned.craft.signature).toBe('empty')
    expect(withAlgorithm(unsigned, 'HS256').craft.signature).toBe('whole')
    for (const algorithm of algorithms)
      expect(signatureFormsOf(algorithm)).toContain(withAlgorithm(testCraft(), algorithm).craft.signature)
  })

  it('keeps a signature form that was chosen', () => {
    const draft = testCraft({ craft: { ...testCraft().craft, signature: 'absent' } })
    expect(withAlgorithm(draft, 'HS512').craft.signature).toBe('absent')
    expect(withAlgorithm(draft, 'none').craft.signature).toBe('absent')
  })
})

describe('another payload', () => {
  const before = testCraft({ times: { exp: '1h' } })
  const typed = (payload: string, draft = before) =>
    withPayload(draft, payload, before.craft.payload, platform)

  it('is exactly what was typed, whatever that is', () => {
    for (const payload of ['', '{"a":1,"a":2}', '\ud800', '{ "a" :1e400}\r\n'])
      expect(typed(payload).craft.payload).toBe(payload)
  })

  it('gives up a typed time once its claim says something else', () => {
    expect(typed('{"rd":"lobby","nbf":1000,"exp":4601}').times).toEqual({})
    expect(typed('{"rd":"lobby","nbf":1,"exp":4600}').times).toEqual({ exp: '1h' })
  })

  it('takes the room of the address along for as long as it is the one of the claims', () => {
    expect(typed('{"rd":"atrium"}').delivery.room).toBe('atrium')
    const elsewhere = testCraft({ delivery: { room: 'elsewhere', transport: 'link' } })
    expect(typed('{"rd":"atrium"}', elsewhere).delivery.room).toBe('elsewhere')
    expect(typed('{"rd":"atr').delivery.room).toBe('lobby')
  })

  it('may have values of any type, also where the platform has texts', () => {
    expect(typed('{"rd":{"a":[1]}}').delivery.room).toBe('')
    expect(typed('[1]').craft.payload).toBe('[1]')
  })
})

describe('a time typed at a claim', () => {
  const type = (typed: string, draft = testCraft()) => withTime(draft, { name: 'exp', nth: 0 }, typed, at)

  it('is kept as typed, and what it comes to stands in the text', () => {
    expect(type('2h')).toMatchObject({
      kind: 'changed',
      draft: { times: { exp: '2h' }, craft: { payload: '{"rd":"lobby","nbf":1000,"exp":8200}' } },
    })
  })

  it('is only a number where a number was typed', () => {
    const kept = testCraft({ times: { exp: '2h', nbf: 'now' } })
    expect(type('77', kept)).toMatchObject({ draft: { times: { nbf: 'now' } } })
    expect(type('77', kept)).toMatchObject({
      draft: { craft: { payload: expect.stringContaining('"exp":77') } },
    })
  })

  it('moves what counts from it', () => {
    const kept = testCraft({ times: { exp: '2h' } })
    const result = withTime(kept, { name: 'nbf', nth: 0 }, '1970-01-01T00:00:10Z', at)
    expect(result).toMatchObject({ draft: { craft: { payload: '{"rd":"lobby","nbf":10,"exp":7210}' } } })
  })

  it('changes nothing where it can not be read, and says what can', () => {
    expect(type('soon')).toMatchObject({ kind: 'unreadable', message: expect.stringContaining('2h30m') })
    expect(type('')).toMatchObject({ kind: 'unreadable', message: expect.stringContaining('Type a time') })
  })
})

describe('the moment', () => {
  const kept = testCraft({ times: { nbf: 'now', exp: '2h' } })

  it('writes the typed times anew, and the same for the same moment', () => {
    const one = atMoment(kept, at)
    expect(one.craft.payload).toBe(`{"rd":"lobby","nbf":${at.moment},"exp":${at.moment + 7200}}`)
    expect(atMoment(one, at)).toBe(one)
    expect(atMoment(atMoment(one, { ...at, moment: 5 }), at).craft.payload).toBe(one.craft.payload)
  })

  it('freezes at a date that stays one, whatever was typed', () => {
    const now = { now: at.moment, timeZone: 'Europe/Berlin' }
    expect(frozenText('now', now)).toBe('2026-11-21T18:56:15Z')
    expect(frozenText('2h', now)).toBe('2026-11-21T20:56:15Z')
    expect(frozenText('end of day', now)).toBe('2026-11-21T22:59:59Z')
    expect(frozenText(' 2026-11-05 14:00 ', now)).toBe('2026-11-05 14:00')
    expect(frozenText('1795287375', now)).toBe('1795287375')
    expect(frozenText('soon', now)).toBeNull()
    expect(frozenText('', now)).toBeNull()
  })

  it('is the frozen one where there is one, else the one that was taken', () => {
    expect(momentOf({ frozenAt: '' }, 77, 'UTC')).toBe(77)
    expect(momentOf({ frozenAt: '' }, null, 'UTC')).toBeNull()
    expect(momentOf({ frozenAt: '1970-01-01T00:00:09Z' }, null, 'UTC')).toBe(9)
  })
})
