import { type InspectedToken, inspectToken } from '../../shared/jws/inspect.ts'
import { type Judgement, judgeToken, type Moment, type NamedKey } from './judge.ts'

/** What a token says, what is wrong with its form, and what is to be thought of it at a moment. */
export type CheckedToken = Judgement &
  Pick<InspectedToken, 'header' | 'claims' | 'partialHeader' | 'partialClaims' | 'faults'>

/**
 * Decodes a token as far as it goes and judges it as `judgeToken` does. White space around it and a leading `Bearer `
 * are dropped. Never throws.
 */
export function checkToken(text: string, keys: readonly NamedKey[] | null, moment: Moment): CheckedToken {
  const inspected = inspectToken(text)
  const { header, claims, partialHeader, partialClaims, faults } = inspected
  const judged = judgeToken(inspected.token, keys, moment, inspected)
  return { header, claims, partialHeader, partialClaims, faults, ...judged }
}
