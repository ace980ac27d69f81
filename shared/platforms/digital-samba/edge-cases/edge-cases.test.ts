import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { plainDraft } from '../../../lab/base.ts'
import type { CaseBase, EdgeCase } from '../../../lab/edge-case.ts'
import { keyOf } from '../../../lab/overlap.ts'
import { labs } from '../../labs.ts'
import { digitalSambaLab as lab } from '../lab.ts'
import { requestFor } from './request.ts'
import { fullBase, smallBase, testGiven } from './test-base.ts'
import { type Hmac, rightKey, sentFor, tokenOf } from './test-bytes.ts'
import { seenChanges } from './test-changes.ts'

const { cases } = lab
const hmac: Hmac = (algorithm, key, text) =>
  createHmac(algorithm.replace('HS', 'sha'), key).update(text).digest()
const made = (each: EdgeCase, base: CaseBase) => each.apply(plainDraft(base), base)
const byId = (id: string) => cases.find((each) => each.id === id)

describe('the library of Digital Samba', () => {
  it('has 120 cases that need nothing, and five in every group', () => {
    expect(cases.filter(({ needs }) => needs === undefined).length).toBeGreaterThanOrEqual(120)
    for (const { id } of lab.groups)
      expect(cases.filter(({ group }) => group === id).length, id).toBeGreaterThanOrEqual(5)
  })

  it('names groups and needs that there are, and every one of them', () => {
    const used = (of: (each: EdgeCase) => string | undefined) =>
      [...new Set(cases.map(of).filter((each) => each !== undefined))].sort()
    expect(used(({ group }) => group)).toEqual(lab.groups.map(({ id }) => id).sort())
    expect(used(({ needs }) => needs)).toEqual(lab.needs.map(({ id }) => id).sort())
    expect(Object.keys(testGiven).sort()).toEqual(lab.needs.map(({ id }) => id).sort())
  })

  it('has ids that are words with hyphens, unique among all platforms', () => {
    const ids = Object.values(labs).flatMap((each) => each.cases.map(({ id }) => id))
    for (const { id } of cases) {
      expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/)
      expect(
        ids.filter((other) => other === id),
        id,
      ).toEqual([id])
    }
  })

  it('says why in one sentence, and where that is from', () => {
    for (const { id, title, reason, source } of cases) {
      expect(title, id).toMatch(/^\S.*[^.]$/)
      expect(reason, id).toMatch(/^[A-Z“][^.]*(\.\d[^.]*)*\.$/)
      expect(source.document, id).toMatch(/^(https:\/\/\S+|RFC \d{4}, \d)/)
    }
    expect(new Set(cases.map(({ title, group }) => `${group} ${title}`)).size).toBe(cases.length)
  })

  it('is sure where it expects something, and only there', () => {
    for (const { id, expected, source } of cases)
      expect(source.sure === 'not-found', id).toBe(expected === 'unknown')
  })

  it('stands for one thing each, or for sides of one boundary', () => {
    const classes = Map.groupBy(cases, ({ standsFor }) => standsFor)
    for (const [name, each] of classes) {
      const sides = each.map(({ side }) => side)
      expect(new Set(sides).size, name).toBe(each.length)
      expect(each.length === 1 || !sides.includes(undefined), `${name} is several, which are no sides`).toBe(
        true,
      )
    }
  })
})

/** Base drafts as people have them. */
const bases = fc
  .record({
    room: fc.oneof(fc.uuid(), fc.stringMatching(/^[a-z0-9][a-z0-9-]{1,20}[a-z0-9]$/)),
    name: fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' }).map((text) => `${text} of Acme`),
    now: fc.integer({ min: 1_600_000_000, max: 2_000_000_000 }),
    isFull: fc.boolean(),
  })
  .map(({ room, name, now, isFull }) =>
    (isFull ? fullBase : smallBase)({ values: { rd: room, u: name.toWellFormed() }, now }),
  )

describe('the bytes of the cases', () => {
  it('are other bytes for each, whatever room, name and moment', () => {
    fc.assert(
      fc.property(bases, (base) => {
        const ids = new Map<string, string>()
        for (const each of cases) {
          const bytes = sentFor(made(each, base), hmac)
          expect(ids.get(bytes), each.id).toBeUndefined()
          ids.set(bytes, each.id)
        }
      }),
      { numRuns: 25 },
    )
  })

  it('differ from the right ones where the case says so, and nowhere else', () => {
    for (const now of [1_600_000_000, 1_763_700_001]) {
      const base = fullBase({ now })
      const right = { kind: 'request', request: requestFor(base.claims) } as const
      for (const each of cases) {
        const seen = seenChanges(plainDraft(base), right, made(each, base), hmac)
        expect([...seen].sort(), each.id).toEqual([...new Set(each.changes.map(keyOf))].sort())
      }
    }
  })

  it('have a signature that fits, but for the cases whose point it is', () => {
    const base = fullBase()
    for (const each of cases) {
      const draft = made(each, base)
      if (draft.kind === 'token') expect(isSigned(tokenOf(draft, hmac)), each.id).toBe(each.resigned)
    }
  })

  it('are the same for the same base, which stays as it is', () => {
    const base = deepFrozen(fullBase())
    const start = deepFrozen(plainDraft(base))
    for (const each of cases) expect(each.apply(start, base), each.id).toEqual(made(each, base))
  })

  it('follow the moment', () => {
    const moved = fullBase({ now: 1_800_000_000 })
    const draft = byId('exp-one-second-ago')?.apply(plainDraft(moved), moved)
    expect(draft?.kind === 'token' && JSON.parse(draft.craft.payload).exp).toBe(1_799_999_999)
  })
})

/** Whether the third part is the right key's HMAC over the first two, with the algorithm that the header names, else HS256. */
function isSigned(token: string): boolean {
  const [header = '', payload = '', signature = ''] = token.split('.')
  const named = /"alg":"(HS256|HS384|HS512)"\}?/.exec(Buffer.from(header, 'base64url').toString())?.[1]
  const bits = named === 'HS384' || named === 'HS512' ? named : 'HS256'
  const due = Buffer.from(hmac(bits, rightKey, `${header}.${payload}`)).toString('base64url')
  return signature.replace(/=+$/, '') === due
}

function deepFrozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null) {
    Object.values(value).forEach(deepFrozen)
    Object.freeze(value)
  }
  return value
}
