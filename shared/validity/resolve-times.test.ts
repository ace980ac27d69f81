import { describe, expect, it } from 'vitest'
import { resolveTimes } from './resolve-times.ts'

const now = 1_700_000_000
const at = (epoch: number) => ({ kind: 'at', at: epoch })
const resolve = (iat: string, nbf: string, exp: string, startEarly = 0) =>
  resolveTimes({ iat, nbf, exp }, startEarly, now, 'UTC')

describe('resolveTimes', () => {
  it('counts issued-at and start from now', () => {
    expect(resolve('-5m', '1h', '')).toEqual({
      iat: at(now - 300),
      nbf: at(now + 3_600),
      exp: { kind: 'absent' },
    })
  })

  it('counts the end from the start, where there is one', () => {
    expect(resolve('', '1h', '2h').exp).toEqual(at(now + 10_800))
    expect(resolve('', '1699990000', '2h').exp).toEqual(at(1_699_997_200))
  })

  it('counts the end from now, where there is no readable start', () => {
    expect(resolve('', '', '2h').exp).toEqual(at(now + 7_200))
    expect(resolve('', 'soon', '2h').exp).toEqual(at(now + 7_200))
  })

  it('starts early without moving the end or the issued-at', () => {
    expect(resolve('now', 'now', '2h', 60)).toEqual({ iat: at(now), nbf: at(now - 60), exp: at(now + 7_200) })
  })

  it('has nothing to start early where the start is absent or unreadable', () => {
    expect(resolve('', '', '2h', 60).nbf).toEqual({ kind: 'absent' })
    expect(resolve('', 'soon', '2h', 60).nbf.kind).toBe('unreadable')
  })

  it('stays exact at the end of the numbers', () => {
    expect(resolve('', String(-Number.MAX_SAFE_INTEGER), '', 60).nbf.kind).toBe('unreadable')
  })
})
