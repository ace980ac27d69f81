import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Draft, PlatformId, Profile } from '../schemas.ts'
import { baseFor, startOf } from './base.ts'
import type { CaseBase, EdgeCase, PlatformLab } from './edge-case.ts'
import { keyOf } from './overlap.ts'
import type { RequestCraft } from './schemas.ts'

/** For tests only: what every library of cases of requests has to be. */

export interface RequestLibrary {
  readonly platform: PlatformId
  readonly lab: PlatformLab
  readonly profile: Profile
  /** A draft that has everything, so that every case changes something. */
  readonly full: Draft['values']
  /** Drafts as people have them. */
  readonly drafts: fc.Arbitrary<Draft['values']>
  /** What has to be tried of the platform, with the cases that do. */
  readonly tried: Readonly<Record<string, readonly string[]>>
}

const testNow = 1_763_700_001

export function baseOf({ platform, profile }: RequestLibrary, values: Draft['values']): CaseBase {
  const draft = { profileId: profile.id, values, startEarly: 0 }
  return baseFor(platform, draft, { profile, now: testNow, timeZone: 'UTC' })
}

/** The request that goes out for a case. */
export function requestOf(lab: PlatformLab, each: EdgeCase, base: CaseBase): RequestCraft {
  const draft = each.apply(startOf(lab, base), base)
  if (draft.kind !== 'request') throw new Error(`${each.id} is no request.`)
  return draft.request
}

export function describeRequestLibrary(library: RequestLibrary): void {
  const { lab } = library
  const { cases } = lab

  describe('the library', () => {
    it('has five cases in every group, and no group that nobody knows', () => {
      for (const { id } of lab.groups)
        expect(cases.filter(({ group }) => group === id).length, id).toBeGreaterThanOrEqual(5)
      const known = lab.groups.map(({ id }) => id)
      expect(cases.filter(({ group }) => !known.includes(group))).toEqual([])
    })

    it('has ids that are words with hyphens, each once', () => {
      for (const { id } of cases) expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/)
      expect(new Set(cases.map(({ id }) => id)).size).toBe(cases.length)
    })

    it('says why in sentences, and where that is from', () => {
      for (const { id, title, reason, source } of cases) {
        expect(title, id).toMatch(/^\S.*[^.]$/)
        expect(reason, id).toMatch(/^[A-Z“].*\.$/)
        expect(source.document, id).toMatch(/^(https:\/\/\S+|RFC \d{4}, \d)/)
      }
      expect(new Set(cases.map(({ title, group }) => `${group} ${title}`)).size).toBe(cases.length)
    })

    it('is sure where it expects something, and only there', () => {
      for (const { id, expected, source } of cases)
        expect(source.sure === 'not-found', id).toBe(expected === 'unknown')
    })

    it('stands for one thing each, or for sides of one boundary', () => {
      for (const [name, each] of Map.groupBy(cases, ({ standsFor }) => standsFor)) {
        const sides = each.map(({ side }) => side)
        expect(new Set(sides).size, name).toBe(each.length)
        expect(each.length === 1 || !sides.includes(undefined), name).toBe(true)
      }
    })

    it('names only placeholders that there are', () => {
      const known = lab.requests?.placeholders.map(({ name }) => name) ?? []
      const base = baseOf(library, library.full)
      for (const each of cases) {
        const { path, headers, body } = requestOf(lab, each, base)
        const text = [path, ...headers.map(({ value }) => value), body].join('\n')
        const named = [...text.matchAll(/\{\{([^{}]*)\}\}/g)].map(([, name = '']) => name)
        expect(
          named.filter((name) => !known.includes(name)),
          each.id,
        ).toEqual([])
      }
    })
  })

  describe('what has to be tried', () => {
    it.each(Object.entries(library.tried))('is tried: %s', (_, ids) => {
      const known = cases.map(({ id }) => id)
      expect(ids.filter((id) => !known.includes(id))).toEqual([])
    })
  })

  describe('the requests', () => {
    it('are other bytes for each, whatever the draft', () => {
      fc.assert(
        fc.property(library.drafts, (values) => {
          const base = baseOf(library, values)
          const ids = new Map<string, string>()
          for (const each of cases) {
            const bytes = JSON.stringify(requestOf(lab, each, base))
            expect(ids.get(bytes), each.id).toBeUndefined()
            ids.set(bytes, each.id)
          }
        }),
        { numRuns: 50 },
      )
    })

    it('differ from the right one where the case says so, and nowhere else', () => {
      const base = baseOf(library, library.full)
      const right = startOf(lab, base)
      for (const each of cases) {
        const seen = right.kind === 'request' ? differences(right.request, requestOf(lab, each, base)) : []
        expect(seen, each.id).toEqual([...new Set(each.changes.map(keyOf))].toSorted())
      }
    })

    it('are the same for the same base, which stays as it is', () => {
      const base = deepFrozen(baseOf(library, library.full))
      const start = deepFrozen(startOf(lab, base))
      for (const each of cases) {
        const once = each.apply(start, base)
        expect(each.apply(start, base), each.id).toEqual(once)
      }
    })

    it('leave a token alone', () => {
      const base = baseOf(library, library.full)
      const token = startOf({ surface: 'token', requests: null }, base)
      for (const each of cases) expect(each.apply(token, base), each.id).toEqual(token)
    })
  })
}

/** The parts in which two requests differ, in the words of `keyOf`. */
function differences(right: RequestCraft, other: RequestCraft): string[] {
  const headers = ({ headers }: RequestCraft, isCredential: boolean) =>
    JSON.stringify(headers.filter(({ name }) => (name === 'Authorization') === isCredential))
  const parts = {
    method: right.method !== other.method,
    path: right.path !== other.path || right.origin !== other.origin,
    headers: headers(right, false) !== headers(other, false),
    credentials: headers(right, true) !== headers(other, true),
    body: right.body !== other.body,
  }
  return Object.entries(parts)
    .filter(([, differs]) => differs)
    .map(([part]) => `request ${part}`)
    .toSorted()
}

function deepFrozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null) {
    Object.values(value).forEach(deepFrozen)
    Object.freeze(value)
  }
  return value
}
