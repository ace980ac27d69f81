import type { Sheet, SheetRow } from '../../shared/lab/schemas.ts'

/** A sheet for tests, of which nothing was seen yet. */
export function testSheet(over: Partial<Sheet> = {}): Sheet {
  return {
    id: 'sheet',
    title: 'Release 12',
    platform: 'digital-samba',
    profileId: 'acme',
    profileName: 'Acme',
    environment: 'staging',
    room: 'product-demo',
    madeAt: 1_795_287_000,
    moment: 1_795_287_000,
    counts: { pass: 0, fail: 0, unknown: 0, open: 3 },
    ...over,
  }
}

/** A row of it for tests. */
export function testRow(number: number, over: Partial<SheetRow> = {}): SheetRow {
  return {
    number,
    caseId: `case-${number}`,
    title: `Case ${number}`,
    group: 'Time',
    expected: 'refused',
    reason: 'It has expired.',
    source: 'RFC 7519, 4.1.4',
    resigned: true,
    sessionId: `session-${number}`,
    link: `https://acme.digitalsamba.com/product-demo?token=test-${number}`,
    request: null,
    observed: null,
    detail: '',
    observedAt: null,
    result: 'open',
    note: '',
    ...over,
  }
}
