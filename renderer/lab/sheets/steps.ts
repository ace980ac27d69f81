import type { PlatformLab } from '../../../shared/lab/edge-case.ts'

/** What the tester does beside opening the link, for each case that a row is made of; a matrix joins their ids with `+`. */
export function stepsOf(lab: Pick<PlatformLab, 'cases'>, caseId: string): readonly string[] {
  const ids = new Set(caseId.split('+'))
  return lab.cases.flatMap(({ id, steps }) => (ids.has(id) && steps !== undefined ? [steps] : []))
}
