import type { Draft } from '../../shared/schemas.ts'

/**
 * The draft without the values that main has taken out of the one it keeps, as it does where a person is forgotten: else
 * the next change of the form would bring them back. What was typed since stays.
 *
 * @param sent the draft as main was given it last
 * @param kept what main has of it now
 */
export function withoutTakenOut(draft: Draft, sent: Draft, kept: Draft): Draft {
  const isTakenOut = ([name, value]: [string, string]) =>
    value !== '' && sent.values[name] === value && (kept.values[name] ?? '') === ''
  const left = Object.entries(draft.values).filter((entry) => !isTakenOut(entry))
  return left.length === Object.keys(draft.values).length
    ? draft
    : { ...draft, values: Object.fromEntries(left) }
}
