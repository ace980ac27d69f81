import { plainCraft } from '../../../shared/lab/compose.ts'
import type { LabDraft } from '../../../shared/lab/schemas.ts'

/** A draft of the Lab for tests: a right token that ends an hour after it begins. */
export function testCraft(over: Partial<LabDraft> = {}): LabDraft {
  return {
    profileId: 'acme',
    craft: plainCraft({ rd: 'lobby', nbf: 1000, exp: 4600 }),
    times: {},
    keyId: null,
    variant: 'right',
    delivery: { room: 'lobby', transport: 'link' },
    frozenAt: '',
    request: null,
    ...over,
  }
}
