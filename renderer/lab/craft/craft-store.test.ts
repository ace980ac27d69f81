import { beforeEach, describe, expect, it } from 'vitest'
import { screenStore, showScreen } from '../../stores/screen-store.ts'
import { labPartStore } from '../lab-part.ts'
import {
  craftFor,
  craftStore,
  freezeMoment,
  openTokenInLab,
  replaceCraft,
  setPayload,
  takeMoment,
  typeTime,
} from './craft-store.ts'
import { testCraft } from './test-craft.ts'

const draft = () => {
  const state = craftStore.getState()
  if (state.draft === null) throw new Error('there is no draft')
  return state.draft
}
const payload = () => draft().craft.payload
const exp = { name: 'exp', nth: 0 }

describe('the moment of the draft', () => {
  beforeEach(() => replaceCraft(testCraft({ times: { nbf: 'now', exp: '1h' } }), 1000))

  it('stays until somebody takes it anew', () => {
    expect(typeTime(exp, '2h', 9999)).toBeNull()
    expect(payload()).toBe('{"rd":"lobby","nbf":1000,"exp":8200}')
    takeMoment(5000)
    expect(payload()).toBe('{"rd":"lobby","nbf":5000,"exp":12200}')
  })

  it('gives the same text for the same frozen moment, whenever that is read', () => {
    freezeMoment('1970-01-01T01:00:00Z', 1_700_000_000)
    const frozen = payload()
    expect(frozen).toBe('{"rd":"lobby","nbf":3600,"exp":7200}')
    replaceCraft(draft(), null)
    typeTime(exp, '2h', 1_800_000_000)
    typeTime(exp, '1h', 1_900_000_000)
    expect(payload()).toBe(frozen)
    expect(draft().frozenAt).toBe('1970-01-01T01:00:00Z')
  })

  it('says what can be typed where it can not be frozen, and changes nothing', () => {
    const before = draft()
    expect(freezeMoment('soon', 1000)).toContain('2026-11-05 14:00')
    expect(draft()).toBe(before)
  })

  it('of a run before this one is not known: the text stands as it was left until a time is typed', () => {
    replaceCraft(testCraft({ times: { nbf: 'now', exp: '1h' } }), null)
    expect(payload()).toBe(testCraft().craft.payload)
    typeTime(exp, '2h', 50_000)
    expect(payload()).toBe('{"rd":"lobby","nbf":50000,"exp":57200}')
  })
})

describe('text and typed times', () => {
  it('part where the text is changed by hand, also through a text that is broken for a moment', () => {
    replaceCraft(testCraft({ times: { nbf: 'now', exp: '1h' } }), 1000)
    setPayload('{"rd":"lobby","nbf":1000,"exp":460')
    setPayload('{"rd":"lobby","nbf":1000,"exp":4600}')
    expect(draft().times).toEqual({ nbf: 'now' })
    setPayload('{"rd":"lobby" "nbf":1000}')
    setPayload('{"rd":"lobby","nbf":1000}')
    expect(draft().times).toEqual({ nbf: 'now' })
    takeMoment(2000)
    expect(payload()).toBe('{"rd":"lobby","nbf":2000}')
  })
})

describe('another profile', () => {
  it('keeps the texts, and the key only where it is one of its own', () => {
    replaceCraft(testCraft({ keyId: 'old' }), 1000)
    craftFor({ id: 'other', keys: [] })
    expect(draft()).toEqual(testCraft({ profileId: 'other' }))
  })
})

describe('a token opened from elsewhere', () => {
  it('stands in the Lab exactly as it is, with the algorithm that it names', () => {
    showScreen('inspect')
    const texts = { header: '{ "alg":"HS512" }', payload: '{"rd":"atrium","exp":1,"exp":2}' }
    openTokenInLab(texts)
    expect(draft().craft).toMatchObject({
      ...texts,
      layout: 'as-typed',
      algorithm: 'HS512',
      signature: 'whole',
    })
    expect(draft().delivery.room).toBe('atrium')
    expect(draft().times).toEqual({})
    expect(screenStore.getState().screen).toBe('lab')
    expect(labPartStore.getState().part).toBe('craft')
  })

  it('may be broken, or name an algorithm that is none of ours', () => {
    openTokenInLab({ header: '{"alg":"none"}', payload: 'no JSON' })
    expect(draft().craft).toMatchObject({ algorithm: 'none', signature: 'empty', payload: 'no JSON' })
    openTokenInLab({ header: '{"alg":"RS256"', payload: '' })
    expect(draft().craft).toMatchObject({ algorithm: 'HS256', header: '{"alg":"RS256"' })
  })
})
