import type { Sheet } from '../../../shared/lab/schemas.ts'
import type { SheetCase } from './sheet-case.ts'

export const testSheet: Sheet = {
  id: 'sheet-1',
  title: 'Release 7',
  platform: 'digital-samba',
  profileId: 'profile-1',
  profileName: 'Acme staging',
  environment: 'staging',
  room: 'lobby',
  madeAt: 1_700_000_000,
  moment: 1_700_000_000,
  counts: { pass: 0, fail: 0, unknown: 0, open: 0 },
}

export const testCase = (more: Partial<SheetCase> = {}): SheetCase => ({
  number: 1,
  caseId: 'exp-one-second-ago',
  title: 'Expired one second ago',
  group: 'time',
  expected: 'refused',
  reason: 'A token is not accepted on or after its expiry.',
  source: 'RFC 7519, 4.1.4 (documented)',
  resigned: true,
  sessionId: 'session-1',
  link: 'https://acme.digitalsamba.com/lobby?token=test.token.one',
  request: null,
  observed: 'refused',
  detail: '403: The token has expired.',
  observedAt: 1_700_000_100,
  result: 'pass',
  note: '',
  token: 'test.token.one',
  ...more,
})

export const requestCase = testCase({
  number: 9,
  caseId: 'id-too-long',
  title: 'An external id of 1,025 bytes',
  group: 'identity',
  link: null,
  token: null,
  sessionId: null,
  request: {
    origin: 'api',
    method: 'POST',
    path: '/v1/sessions?x={{query-secret}}',
    headers: [{ name: 'Authorization', value: 'Bearer {{secret}}' }],
    body: '{"identity":"é"}',
  },
})

/** Texts that take a careless writer for a ride. */
export const hostileTexts: readonly string[] = [
  '🙂 family 👨‍👩‍👧 café',
  'half \ud83d a pair \udc00',
  'controls \0\x01\x1b[31m\x7f\x85',
  ']]> <![CDATA[ <!-- --> <b attr="x">&amp;&#0;</b>',
  '=HYPERLINK("https://evil.example")',
  '+1;-2\t@SUM(A1)',
  "'already",
  'a|b\\|c\\',
  'lines\r\nof\nseveral\rkinds\u2028x',
  '`code` *bold* _it_ [link](https://evil.example) <script>alert(1)</script> ~~x~~ # $x$ !',
  '\ufffe\uffff\ufeff',
  '{{secret}}',
  '"quoted", \'so\'',
  '  spaces  ',
  '',
]
