import type { Change, EdgeCase } from './edge-case.ts'

/**
 * Whether two cases change the same thing, so that no token can have both as they are meant: a member of the same name, the
 * same encoding or switch, or a whole text that the other changes a part of. A case of a request goes with no case of a token.
 */
export function overlap(one: Pick<EdgeCase, 'changes'>, other: Pick<EdgeCase, 'changes'>): boolean {
  if (isOfRequest(one) !== isOfRequest(other)) return true
  return one.changes.some((change) => other.changes.some((against) => isSame(change, against)))
}

const isOfRequest = ({ changes }: Pick<EdgeCase, 'changes'>) =>
  changes.some((change) => change.in === 'request')

function isSame(one: Change, other: Change): boolean {
  if ('name' in one && 'name' in other)
    return one.in === other.in && (one.name === null || other.name === null || one.name === other.name)
  return keyOf(one) === keyOf(other)
}

/** One text for each thing that can be changed, such as `payload exp` or `encoding payload`. */
export function keyOf(change: Change): string {
  if ('name' in change) return `${change.in} ${change.name ?? '(whole)'}`
  if ('of' in change) return `${change.in} ${change.of}`
  return 'part' in change ? `${change.in} ${change.part}` : change.in
}
