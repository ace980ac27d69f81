import type { Finding } from '../schemas.ts'

/** What a reader of the table looks for first. */
interface RulePlace extends Pick<Finding, 'level' | 'code' | 'field' | 'source'> {}

type Offer = Pick<Finding, 'fix' | 'snippet'>

/** One row of a table of findings: looks at one thing of a draft or a profile, and remarks on it or gives null. */
export interface Rule<Subject> extends RulePlace {
  readonly check: (subject: Subject) => Finding | null
}

/**
 * A row: where the finding stands, when there is one, its sentence, and what it offers.
 *
 * @param look gives what the sentence speaks of, or null or false where there is nothing to say
 */
export function rule<Subject, Found>(
  place: RulePlace,
  look: (subject: Subject) => Found | null | false,
  say: string | ((found: Found, subject: Subject) => string),
  offer?: (found: Found, subject: Subject) => Offer,
): Rule<Subject> {
  const check = (subject: Subject): Finding | null => {
    const found = look(subject)
    if (found === null || found === false) return null
    const message = typeof say === 'string' ? say : say(found, subject)
    return { ...place, message, ...offer?.(found, subject) }
  }
  return { ...place, check }
}

/** What the rows of a table say of a subject, in the table's order. */
export function findingsOf<Subject>(rules: readonly Rule<Subject>[], subject: Subject): Finding[] {
  return rules.map(({ check }) => check(subject)).filter((finding) => finding !== null)
}
