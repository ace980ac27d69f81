import { parse } from 'csv-parse/sync'
import { expect } from '../fixtures/app.ts'
import { decodedPart, hmac } from '../fixtures/made-token.ts'
import { test } from '../fixtures/platform.ts'
import { type PrintedCase, seenBehind } from '../fixtures/run-sheets.ts'
import { testKey, testTeam } from '../fixtures/test-profile.ts'

/** The members of a printed case, in their order. */
const members = ['id', 'title', 'group', 'token', 'link', 'expected', 'reason', 'source']

const adHoc = [
  ...['cases', 'make', '--platform', 'digital-samba', '--team', testTeam, '--domain', 'acme', '--key-stdin'],
  ...['--room', 'product-demo', '--name', 'Jane Smith'],
]

test('the terminal lists what there is to choose from, and asks nobody for it', async ({ roompass }) => {
  const list = await roompass(['cases', 'list', '--platform', 'digital-samba', '--json'])
  expect(list.code, list.stderr).toBe(0)
  const cases = list.json() as {
    id: string
    group: string
    expected: string
    reason: string
    source: object
  }[]
  expect(cases.length).toBeGreaterThanOrEqual(120)
  expect(new Set(cases.map(({ id }) => id)).size).toBe(cases.length)
  const groups = Map.groupBy(cases, ({ group }) => group)
  expect(groups.size).toBe(14)
  for (const [group, { length }] of groups) expect(length, group).toBeGreaterThanOrEqual(5)
  for (const one of cases)
    expect(one).toMatchObject({
      expected: expect.stringMatching(/^(accepted|refused|unknown)$/),
      reason: expect.stringMatching(/\.$/),
      source: { document: expect.stringMatching(/\w/), sure: expect.stringMatching(/\w/) },
    })
  const some = await roompass(['cases', 'list', '--platform', 'digital-samba', '--group', 'signature'])
  expect(some.stdout).toMatch(/^ID +GROUP +EXPECTED +TITLE$/m)
  expect(some.stdout).toMatch(/^signature-bit +signature +refused +One bit of the signature$/m)
  expect(some.stdout.trim().split('\n')).toHaveLength(8)
  const other = await roompass(['cases', 'list', '--platform', 'dolby', '--json'])
  expect((other.json() as unknown[]).length).toBeGreaterThan(0)
})

test('a set is made without a stored profile, and the server answers each link as expected', async ({
  roompass,
  startPlatform,
}) => {
  test.setTimeout(90_000)
  const server = await startPlatform()
  const { code, stdout, stderr, json } = await roompass([...adHoc, '--json'], { stdin: `${testKey}\n` })
  expect(code, stderr).toBe(0)
  expect(stdout + stderr).not.toContain(testKey)
  expect(stderr).toMatch(/^roompass: Left out, for want of what they need.*\blocked-room\b/m)
  const made = json() as PrintedCase[]
  expect(made.length).toBeGreaterThanOrEqual(120)

  await test.step('as an array of the documented shape', async () => {
    for (const one of made) {
      const { request, ...rest } = one as PrintedCase & { request?: object }
      expect(Object.keys(rest)).toEqual(members)
      expect(request === undefined, one.id).toBe(one.token !== null)
    }
    const links = made.map(({ link }) => link).filter((link) => link !== null)
    expect(new Set(links).size, 'no two are alike').toBe(links.length)
  })
  await test.step('each link', async () => {
    const wrong: string[] = []
    for (const { id, link, expected } of made) {
      if (link === null || expected === 'unknown') continue
      const seen = await seenBehind(server.origin, link)
      if ((seen === 'name-screen' ? 'accepted' : seen) !== expected) wrong.push(`${id}: ${seen}`)
    }
    expect(wrong).toEqual([])
  })
  await test.step('each is wrong in one thing only: the signature fits where no case says otherwise', async () => {
    const list = (await roompass(['cases', 'list', '--platform', 'digital-samba', '--json'])).json()
    const resigned = new Map(
      (list as { id: string; resigned: boolean }[]).map((one) => [one.id, one.resigned]),
    )
    for (const { id, token } of made) {
      if (token === null) continue
      const [header = '', payload = '', signature = ''] = token.split('.')
      const size = /"alg":"HS(384|512)"/.exec(decodedPart(token, 0))?.[1] ?? '256'
      const due = hmac(`${header}.${payload}`, testKey, `HS${size}` as 'HS256')
      expect(signature.replace(/=+$/, '') === due, id).toBe(resigned.get(id))
    }
  })
  await test.step('nothing is recorded', async () => {
    expect((await roompass(['history', '--origin', 'crafted', '--json'])).json()).toEqual([])
  })
})

test('what is made is chosen: by group, by id, as a matrix, for a moment, with what cases need', async ({
  roompass,
}) => {
  const make = async (...words: string[]) => {
    const { code, stderr, json } = await roompass([...adHoc, ...words, '--json'], { stdin: testKey })
    expect(code, stderr).toBe(0)
    return json() as PrintedCase[]
  }
  const ids = (made: readonly PrintedCase[]) => made.map(({ id }) => id)

  expect(ids(await make('--case', 'exp-now', '--case', 'alg-none'))).toEqual(['exp-now', 'alg-none'])
  expect(new Set((await make('--group', 'time', '--group', 'key')).map(({ group }) => group))).toEqual(
    new Set(['time', 'key']),
  )
  const [exp] = await make('--case', 'exp-in-one-minute', '--now', '2027-03-01T12:00:00Z')
  expect(JSON.parse(decodedPart(exp?.token ?? '', 1))).toMatchObject({
    exp: Date.UTC(2027, 2, 1, 12, 1) / 1000,
    u: 'Jane Smith',
    rd: 'product-demo',
  })
  expect(
    await make('--case', 'exp-in-one-minute', '--now', '2027-03-01T12:00:00Z'),
    'the same bytes',
  ).toEqual([exp])
  const [locked] = await make('--case', 'locked-room', '--given', 'locked-room=vault')
  expect(new URL(locked?.link ?? '').pathname).toBe('/vault')
  const pairs = await make('--matrix', 'role,transport')
  const full = await make('--matrix', 'role,transport', '--cover', 'full')
  expect(pairs.length).toBeGreaterThan(50)
  expect(full.length).toBeGreaterThanOrEqual(pairs.length)
  expect(ids(pairs).every((id) => id.split('+').length <= 2)).toBe(true)
})

test('CSV is read back to the same cases', async ({ roompass }) => {
  const words = [...adHoc, '--group', 'identity', '--group', 'api', '--now', '2027-03-01T12:00:00Z']
  const made = (await roompass([...words, '--json'], { stdin: testKey })).json() as PrintedCase[]
  const { stdout } = await roompass([...words, '--csv'], { stdin: testKey })
  const lines = parse(stdout, { bom: true, columns: true, record_delimiter: ['\r\n', '\n'] }) as Record<
    string,
    string
  >[]
  const textOf = (cell = '') => cell.replace(/(?<=^|[;\t\r\n])'/g, '')
  expect(lines.map(({ request: _, ...line }) => line)).toMatchObject(
    made.map(({ id, group, expected }) => ({ id, group, expected })),
  )
  for (const name of ['title', 'reason', 'source', 'link', 'token'] as const)
    expect(lines.map((line) => textOf(line[name]))).toEqual(made.map((one) => one[name] ?? ''))
})

for (const { name, args, says } of [
  { name: 'no account', args: ['cases', 'make', '--room', 'a'], says: /--profile NAME or with --platform/ },
  { name: 'no room', args: adHoc.filter((_, at) => at < 9), says: /--room/ },
  {
    name: 'a group that there is not',
    args: [...adHoc, '--group', 'tyme'],
    says: /has no group “tyme”\. There are: time,/,
  },
  {
    name: 'a case that there is not',
    args: [...adHoc, '--case', 'exp-soon'],
    says: /has no case “exp-soon”/,
  },
  { name: 'a matrix of one group', args: [...adHoc, '--matrix', 'time'], says: /two to eight groups/ },
  {
    name: 'a cover without a matrix',
    args: [...adHoc, '--cover', 'full'],
    says: /--cover goes with --matrix/,
  },
  { name: 'something that no case needs', args: [...adHoc, '--given', 'sofa=red'], says: /need no “sofa”/ },
  { name: 'two forms at once', args: [...adHoc, '--json', '--csv'], says: /Only one of --json and --csv/ },
  { name: 'the key on the command line', args: [...adHoc, '--key', testKey], says: /--key-stdin|secret/ },
  { name: 'no word', args: ['cases'], says: /list, make, run, compare or endpoint/ },
])
  test(`${name} is wrong usage`, async ({ roompass }) => {
    const { code, stdout, stderr } = await roompass(args, { stdin: testKey })
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toMatch(says)
    expect(stderr).not.toContain(testKey)
  })
