import { describe, expect, it } from 'vitest'
import type { CaseResult, Observed } from '../../../shared/lab/schemas.ts'
import { testRow } from '../../stores/sheet-test-double.ts'
import { type Change, countsOf, kindOf, sorted } from './comparison.ts'

const row = (result: CaseResult, observed: Observed | null = null) => testRow(1, { result, observed })
const change = (caseId: string, before: Change['before'], after: Change['after']): Change => ({
  caseId,
  title: caseId,
  before,
  after,
})
const changes = [
  change('seen otherwise', row('fail', 'error'), row('fail', 'accepted')),
  change('gone', row('pass'), null),
  change('new', null, row('fail')),
  change('mended', row('fail'), row('pass')),
  change('broke', row('pass'), row('fail')),
  change('broke at last', row('open'), row('fail')),
  change('not seen again', row('pass'), row('open')),
]

describe('what changed between two runs', () => {
  it('comes to breaking, mending, or less', () => {
    expect(changes.map(kindOf)).toEqual(['changed', 'gone', 'added', 'mended', 'broke', 'broke', 'changed'])
    expect(countsOf(changes)).toEqual({ broke: 2, mended: 1, changed: 2, added: 1, gone: 1 })
  })

  it('is listed with the worst first, each kind in its order', () => {
    expect(sorted(changes, null).map(({ caseId }) => caseId)).toEqual([
      'broke',
      'broke at last',
      'mended',
      'seen otherwise',
      'not seen again',
      'new',
      'gone',
    ])
    expect(sorted(changes, 'changed').map(({ caseId }) => caseId)).toEqual([
      'seen otherwise',
      'not seen again',
    ])
  })
})
