import { plainCraft } from '../../shared/lab/compose.ts'
import type { LabDraft, OwnCase } from '../../shared/lab/schemas.ts'
import type { Engine } from '../engine.ts'
import { draftFor, testNow } from '../test-drafts.ts'
import type { CraftRequest } from './lab-engine.ts'

/** For tests only: things of the Lab. */

export const testCraft = plainCraft({ td: 'test-team', rd: 'demo-room', u: 'Zoë', exp: testNow + 60 })

export function craftRequest(profileId: string, parts: Partial<CraftRequest> = {}): CraftRequest {
  return {
    profileId,
    craft: testCraft,
    key: { from: 'current' },
    variant: 'right',
    delivery: { room: 'demo-room', transport: 'link' },
    ...parts,
  }
}

export function labDraft(profileId: string, parts: Partial<LabDraft> = {}): LabDraft {
  return {
    profileId,
    craft: testCraft,
    times: {},
    keyId: null,
    variant: 'right',
    delivery: { room: 'demo-room', transport: 'link' },
    frozenAt: '',
    request: null,
    ...parts,
  }
}

export function ownCase(id: string, parts: Partial<OwnCase> = {}): OwnCase {
  const { profileId: _, keyId: __, frozenAt: ___, ...draft } = labDraft('')
  return {
    id,
    title: `Case ${id}`,
    platform: 'digital-samba',
    expected: 'refused',
    note: '',
    ...parts,
    draft: { ...draft, ...parts.draft },
  }
}

/** A sheet of cases by their ids. */
export function makeSheetOf(
  engine: Engine,
  profileId: string,
  ids: readonly string[],
  parts: Partial<Parameters<Engine['sheets']['make']>[0]> = {},
) {
  return engine.sheets.make({
    title: 'Release 1',
    draft: draftFor(profileId),
    timeZone: 'UTC',
    moment: null,
    cases: { as: 'list', ids: [...ids] },
    given: {},
    ...parts,
  })
}
