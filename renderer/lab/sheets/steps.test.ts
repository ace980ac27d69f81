import { expect, it } from 'vitest'
import type { EdgeCase } from '../../../shared/lab/edge-case.ts'
import { stepsOf } from './steps.ts'

const edgeCase = (id: string, steps?: string): EdgeCase => ({
  id,
  title: id,
  group: 'time',
  changes: [],
  standsFor: id,
  expected: 'unknown',
  reason: 'It is a test.',
  source: { document: 'a test', sure: 'inferred' },
  resigned: true,
  ...(steps === undefined ? {} : { steps }),
  apply: (draft) => draft,
})

it('says what to do for a case, and for each case of a combination', () => {
  const cases = [
    edgeCase('exp-past'),
    edgeCase('twice', 'Open it twice.'),
    edgeCase('later', 'Wait a minute.'),
  ]
  expect(stepsOf({ cases }, 'exp-past')).toEqual([])
  expect(stepsOf({ cases }, 'twice')).toEqual(['Open it twice.'])
  expect(stepsOf({ cases }, 'twice+exp-past+later')).toEqual(['Open it twice.', 'Wait a minute.'])
})
