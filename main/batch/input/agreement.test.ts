import fc from 'fast-check'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { rowChecker } from '../../../shared/batch/check-row.ts'
import { rowDrafts } from '../../../shared/batch/row-draft.ts'
import { platforms } from '../../../shared/platforms/index.ts'
import { nothingKnown } from '../../../shared/platforms/platform.ts'
import type { PlatformId, Profile } from '../../../shared/schemas.ts'
import { contentOf } from '../../../shared/session-content.ts'
import { DraftRefused } from '../../history/draft-refused.ts'
import { adapters } from '../../platforms/index.ts'
import { acme, incoming, testNow } from '../../test-drafts.ts'
import { startEngine } from '../../test-engine.ts'

afterEach(() => void vi.restoreAllMocks())

const settings: Record<PlatformId, Profile['settings']> = {
  'digital-samba': acme.settings,
  dolby: { appKey: 'test-app-key' },
  'video-io': {},
}
const ids = Object.keys(settings) as PlatformId[]

/** A platform with a profile; one that makes its tokens itself answers everything. */
async function withProfile(platform: PlatformId, anonymous: boolean) {
  const { engine } = await startEngine()
  if (!platforms[platform].secret.signs)
    vi.spyOn(adapters[platform], 'issue').mockImplementation(async () => ({
      ...{ header: {}, claims: {}, token: 'opaque-test-token', origin: 'fetched' },
      end: { known: false },
    }))
  const { profile } = engine.profiles.save({ ...acme, platform, settings: settings[platform], anonymous })
  await engine.keys.add(incoming(profile.id))
  return { engine, profile: engine.profiles.get(profile.id) }
}

const cell = fc.oneof(
  fc.constantFrom(
    '',
    'Jane Smith',
    'jane@example.com',
    'crm-4711',
    'demo room',
    '..',
    '2h',
    '-1',
    'soon',
    '1700000000',
  ),
  fc.constantFrom('attendee', 'conf:create', 'videos.read', 'http://example.com/a.png', 'Jane\u202e', ' x '),
  fc.string({ unit: 'grapheme', maxLength: 30 }),
)

const time = fc.constantFrom('', 'now', '1h', '2h', '1700003600', '2024-01-01')

/** A plan that takes the values of all fields from a row. */
function planFor(profile: Profile) {
  const platform = platforms[profile.platform]
  const names = platform.fields.map(({ name }) => name as string)
  const columns = Object.fromEntries(names.map((name) => [name, `{${name}}`]))
  return { names, plan: { draft: platform.newDraft(profile), columns, timeZone: 'UTC' } }
}

function checkerFor(profile: Profile) {
  const { names, plan } = planFor(profile)
  const moment = { profile, now: testNow, timeZone: 'UTC' }
  const check = rowChecker({ plan, columns: names, ...moment, knownFor: () => nothingKnown })
  return { check, names, draftOf: rowDrafts(plan, names) }
}

describe.each(ids)('a row for %s', (id) => {
  test('comes to what issuing it alone comes to', async () => {
    const { engine, profile } = await withProfile(id, false)
    const { check, draftOf } = checkerFor(profile)
    let issued = 0
    const kinds = platforms[id].fields.map(({ kind }) => kind as string)
    const rows = fc.tuple(...kinds.map((kind) => (kind === 'time' ? fc.oneof(time, time, cell) : cell)))
    await fc.assert(
      fc.asyncProperty(rows, async (cells) => {
        const checked = check({ row: 1, line: 1, cells, fault: null })
        const request = { draft: draftOf(cells), timeZone: 'UTC', unrecorded: true }
        try {
          const { session, findings } = await engine.sessions.issue(request)
          issued++
          expect(checked.level).not.toBe('error')
          expect(checked.content).toEqual(contentOf(session))
          const { room, name, externalId, role } = session
          expect(checked.summary).toEqual({ room, name, externalId, role })
          expect(findings.slice(0, checked.findings.length)).toEqual(checked.findings)
        } catch (error) {
          if (!(error instanceof DraftRefused)) throw error
          expect(checked.level).toBe('error')
          expect(checked.findings).toEqual(error.findings)
        }
      }),
      { numRuns: 100 },
    )
    expect(issued).toBeGreaterThan(0)
  })

  test('comes to the same for a guest who stays anonymous', async () => {
    const { engine, profile } = await withProfile(id, true)
    const { check, names, draftOf } = checkerFor(profile)
    const { identity } = platforms[id]
    const cells = names.map((name) => {
      if (name === identity.externalId) return 'crm-4711'
      if (name === identity.name) return 'Jane Smith'
      return name === 'rd' ? 'demo-room' : ''
    })
    const { session } = await engine.sessions.issue({ draft: draftOf(cells), timeZone: 'UTC' })
    const alias = { name: session.name ?? '', externalId: session.externalId ?? '', isNew: false }
    const { content, summary, guest } = check({ row: 1, line: 1, cells, fault: null }, alias)
    expect(content).toEqual(contentOf(session))
    expect(summary.externalId).toBe(alias.externalId)
    expect(guest.externalId).toBe('crm-4711')
    expect(JSON.stringify(content)).not.toMatch(/jane|crm-4711/i)
  })
})
