import type { EdgeCase } from '../../../shared/lab/edge-case.ts'

/** An edge case for tests, which changes nothing. */
export function testCase(id: string, over: Partial<EdgeCase> = {}): EdgeCase {
  return {
    id,
    title: id.replaceAll('-', ' '),
    group: 'time',
    changes: [{ in: 'payload', name: 'exp' }],
    standsFor: id,
    expected: 'refused',
    reason: 'It has expired.',
    source: { document: 'RFC 7519, 4.1.4', sure: 'documented' },
    resigned: true,
    apply: (draft) => draft,
    ...over,
  }
}
