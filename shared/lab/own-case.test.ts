import { describe, expect, test } from 'vitest'
import { platformIds } from '../platforms/index.ts'
import { startOf } from './base.ts'
import { plainCraft } from './compose.ts'
import type { CaseBase, CaseDraft } from './edge-case.ts'
import { overlap } from './overlap.ts'
import { asEdgeCase } from './own-case.ts'
import type { OwnCase } from './schemas.ts'

const now = 1_700_000_000
const base: CaseBase = { claims: { rd: 'lobby', exp: now + 60 }, settings: {}, room: 'lobby', now, given: {} }
const right: CaseDraft = {
  kind: 'token',
  craft: plainCraft(base.claims),
  variant: 'right',
  delivery: { room: 'lobby', transport: 'link' },
}
const craft = { ...plainCraft({}), header: '{"alg":"HS256"}', payload: '{ "exp": 1, "a":1e400,"exp":2 }' }

function own(draft: Partial<OwnCase['draft']> = {}, parts: Partial<OwnCase> = {}): OwnCase {
  return {
    ...{ id: 'own-1', title: 'Mine', platform: 'digital-samba', expected: 'refused', note: '' },
    ...parts,
    draft: {
      ...{ craft, times: {}, variant: 'right', delivery: { room: '', transport: 'link' }, request: null },
      ...draft,
    },
  } as OwnCase
}

describe('an own case', () => {
  test('puts its texts in place of the right ones, with nothing else changed', () => {
    expect(asEdgeCase(own()).apply(right, base)).toEqual({ ...right, craft })
    expect(right.craft).toEqual(plainCraft(base.claims))
  })

  test('writes its typed times anew at the moment of the set, and no other byte', () => {
    const made = asEdgeCase(own({ times: { exp: '1h', nbf: 'now' } }))
    const at = (moment: number) => {
      const draft = made.apply(right, { ...base, now: moment })
      return draft.kind === 'token' ? draft.craft.payload : null
    }
    expect(at(now)).toBe(`{ "exp": 1, "a":1e400,"exp":${now + 3600} }`)
    expect(at(now + 604_800)).toBe(`{ "exp": 1, "a":1e400,"exp":${now + 604_800 + 3600} }`)
  })

  test('reads a typed date in the zone of the set', () => {
    const dated = own({ times: { exp: '2026-11-05 14:00' } })
    const payloadIn = (zone?: string) => {
      const draft = asEdgeCase(dated, zone).apply(right, base)
      return draft.kind === 'token' ? draft.craft.payload : ''
    }
    expect(payloadIn()).toContain(String(Date.UTC(2026, 10, 5, 14) / 1000))
    expect(payloadIn('Europe/Berlin')).toContain(String(Date.UTC(2026, 10, 5, 13) / 1000))
  })

  test('has a room and a way of its own, or those of the set', () => {
    const delivered = (delivery: OwnCase['draft']['delivery']) => {
      const draft = asEdgeCase(own({ delivery })).apply(right, base)
      return draft.kind === 'token' ? draft.delivery : null
    }
    expect(delivered({ room: '', transport: 'link' })).toEqual({ room: 'lobby', transport: 'link' })
    expect(delivered({ room: 'other', transport: 'twice' })).toEqual({ room: 'other', transport: 'twice' })
  })

  test.each<[string, Partial<OwnCase['draft']>, string[], boolean]>([
    ['nothing else', {}, [], true],
    ['the key', { variant: 'empty' }, ['key'], false],
    ['the algorithm', { craft: { ...craft, algorithm: 'HS512' } }, ['algorithm'], true],
    ['no signature', { craft: { ...craft, algorithm: 'none' } }, ['algorithm'], false],
    ['a broken signature', { craft: { ...craft, signature: 'truncated' } }, ['signature'], false],
    ['what stands around it', { craft: { ...craft, after: ' ' } }, ['structure'], true],
    ['the characters', { craft: { ...craft, characters: 'latin-1' } }, ['encoding', 'encoding'], true],
    [
      'the form of the signature',
      { craft: { ...craft, forms: { ...craft.forms, signature: 'base64' } } },
      ['encoding'],
      true,
    ],
    ['the way', { delivery: { room: 'a', transport: 'quoted' } }, ['transport', 'room'], true],
  ])('that changes %s says so', (_, draft, changes, resigned) => {
    const made = asEdgeCase(own(draft))
    expect(made.changes.map((change) => change.in)).toEqual(['header', 'payload', ...changes])
    expect(made.resigned).toBe(resigned)
  })

  test('leaves to other cases what it does not change, in either order', () => {
    const mine = asEdgeCase(own())
    const quoted = asEdgeCase(own({ delivery: { room: '', transport: 'quoted' } }))
    expect(overlap(mine, { changes: [{ in: 'transport' }] })).toBe(false)
    expect(overlap(mine, { changes: [{ in: 'payload', name: 'exp' }] })).toBe(true)
    expect(overlap(quoted, { changes: [{ in: 'transport' }] })).toBe(true)
    const twice: CaseDraft = { ...right, delivery: { room: 'lobby', transport: 'twice' }, variant: 'empty' }
    expect(mine.apply(twice, base)).toEqual({ ...twice, craft })
  })

  test('says why in the words of its note', () => {
    expect(asEdgeCase(own({}, { note: ' Seen in release 7. ' })).reason).toBe('Seen in release 7.')
    expect(asEdgeCase(own()).reason).toMatch(/\.$/)
    expect(asEdgeCase(own({}, { expected: 'unknown' })).source.sure).toBe('not-found')
  })
})

test.each(platformIds)(
  'an own request of %s is one where the platform is asked for its tokens',
  (platform) => {
    const request = { origin: 'api', method: 'POST', path: '/x', headers: [], body: '{}' }
    const made = asEdgeCase(own({ request }, { platform }))
    const start = startOf({ surface: 'token', requests: null }, base)
    const draft = made.apply(start, base)
    if (platform === 'digital-samba') expect(draft.kind).toBe('token')
    else {
      expect(draft).toEqual({ kind: 'request', request })
      expect(made.resigned).toBe(false)
      expect(made.changes.every((change) => change.in === 'request')).toBe(true)
    }
  },
)
