import { plainCraft } from '../../../shared/lab/compose.ts'
import type { LabDraft, OwnCase } from '../../../shared/lab/schemas.ts'

/** What stands in the Lab, for tests. */
export function testLabDraft(over: Partial<LabDraft> = {}): LabDraft {
  return {
    profileId: 'acme',
    craft: plainCraft({ rd: 'product-demo' }),
    times: {},
    keyId: null,
    variant: 'right',
    delivery: { room: 'product-demo', transport: 'link' },
    frozenAt: '',
    request: null,
    ...over,
  }
}

/** A case that a person made, for tests. */
export function testOwnCase(over: Partial<OwnCase> = {}): OwnCase {
  const { profileId: _, keyId: __, frozenAt: ___, ...draft } = testLabDraft()
  return {
    id: 'own-1',
    title: 'Room twice',
    platform: 'digital-samba',
    expected: 'refused',
    note: '',
    draft,
    ...over,
  }
}
