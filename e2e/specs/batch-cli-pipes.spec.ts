import { once } from 'node:events'
import { readdirSync } from 'node:fs'
import { expect } from '../fixtures/app.ts'
import { test } from '../fixtures/batch-cli.ts'
import { addTestProfile } from '../fixtures/test-profile.ts'
import { claimsOf, expectKept, expectSame, guests, rowsOf } from '../fixtures/token-tables.ts'

test.beforeEach(({ roompass }) => addTestProfile(roompass))

const inLobby = ['--profile', 'Acme', '--room', 'lobby']
const stream = ['batch', '--stdin', '--stdout', ...inLobby]

// biome-ignore lint/suspicious/noControlCharactersInRegex: no pipe may get what draws on a terminal.
const steering = /[\r\u001b\u202e]/

/** One line of what `--format jsonl` writes. */
interface JsonRow {
  readonly row: number
  readonly line: number
  readonly input: Readonly<Record<string, string>>
  readonly session_id: string
  readonly token: string
  readonly link: string | null
  readonly valid_from: number | null
  readonly valid_until: number | null
}

/** As a program reads it that is given it line by line. */
const jsonRows = (text: string): JsonRow[] =>
  text
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line))

test('a table that comes through a pipe goes on as tokens, and nothing but tokens is on standard output', async ({
  roompass,
  recorded,
}) => {
  const run = await roompass([...stream, '--only-good'], { stdin: guests(2500) })
  expect(run.code, run.stderr).toBe(0)
  expect(run.stderr).toMatch(/\nroompass: 2,500 tokens issued into standard output, in \d+\.\d s\.\n$/)
  expect(run.stderr, 'no bar in a pipe').not.toMatch(steering)
  expectSame(rowsOf(run.stdout), await recorded(), 2500)
})

test('JSON lines become JSON lines, one object for each guest, with the place that it came from', async ({
  roompass,
  recorded,
}) => {
  const lines = [
    { user: { first: 'Zoë' }, id: 4711, 'last name': 'O’Neil', room: 'board-q4', until: '30m' },
    { id: 12, user: null, 'last name': '李', until: 'soon' },
    { id: 13, user: 'a\u2028b"', 'last name': '\u202e\u001b[2J' },
  ]
  const stdin = `${lines.map((line) => JSON.stringify(line)).join('\n\n')}\nno JSON at all\n`
  const map = ['--map', 'name={last name}', '--map', 'external-id=crm-{id}', '--map', 'expires={until}']
  const run = await roompass([...stream, '--only-good', '--format', 'jsonl', ...map], { stdin })
  expect(run.code, run.stderr).toBe(0)
  const rows = jsonRows(run.stdout)
  expect(rows).toEqual([
    {
      ...{ row: 1, line: 1, session_id: expect.any(String), token: expect.any(String) },
      link: expect.stringMatching(/^https:\/\/acme\.digitalsamba\.com\/board-q4\?token=/),
      ...{ valid_from: expect.any(Number), valid_until: expect.any(Number) },
      input: {
        ...{ user: '{"first":"Zoë"}', id: '4711', 'last name': 'O’Neil' },
        ...{ room: 'board-q4', until: '30m' },
      },
    },
    expect.objectContaining({
      ...{ row: 3, line: 5 },
      input: { user: 'a\u2028b"', id: '13', 'last name': '\u202e\u001b[2J', room: '', until: '' },
    }),
  ])
  const [first, third] = rows
  expect(claimsOf(first?.token)).toMatchObject({ rd: 'board-q4', ud: 'crm-4711', exp: first?.valid_until })
  expect(claimsOf(third?.token)).toMatchObject({ rd: 'lobby', ud: 'crm-13', u: '\u202e\u001b[2J' })
  expect((await recorded()).map(({ id, token }) => [id, token])).toEqual(
    rows.map(({ session_id, token }) => [session_id, token]),
  )
  expect(run.stderr).toMatch(/2 tokens issued into standard output.*2 rows left out/)
  expect(run.stderr).not.toMatch(steering)
})

/** What is looked at before the first row, so that the table is read rightly, is 64 KiB of a stream. */
const enough = 4000

test('a guest who comes later is issued for later: nobody waits for the end of the stream', async ({
  start,
  recorded,
}) => {
  const run = start([...stream, '--only-good'])
  const rowsSoFar = () => run.stdout().split('\r\n').length - 2
  const wait = (rows: number) =>
    expect.poll(rowsSoFar, { message: `${rows} rows`, intervals: [20] }).toBeGreaterThanOrEqual(rows)
  const lines = guests(enough + 3).split(/(?<=\n)/)
  run.stdin.write(lines.slice(0, enough + 1).join(''))
  await wait(enough)
  for (const row of [1, 2, 3]) {
    run.stdin.write(lines[enough + row])
    await wait(enough + row)
  }
  expect(run.stderr()).not.toContain('issued into')
  run.stdin.end()
  expect(await run.ended()).toEqual({ code: 0, signal: null })
  expectSame(rowsOf(run.stdout()), await recorded(), enough + 3)
})

test('a reader that goes away stops it, and what was issued is still there to be written again', async ({
  start,
  roompass,
  recorded,
}) => {
  const count = 20_000
  const run = start([...stream, '--only-good'])
  run.stdin.write(guests(count))
  await expect.poll(() => run.stdout().length, { intervals: [5] }).toBeGreaterThan(100_000)
  run.closeOutput()
  const { code, signal } = await run.ended()
  expect({ code, signal }).toEqual({ code: 1, signal: null })
  expect(run.stderr()).toMatch(/Go on with: roompass batch --stdin --stdout .*--resume\n$/)
  const before = await recorded()
  expect(before.length).toBeGreaterThan(0)
  expect(before.length).toBeLessThan(count)

  const again = await roompass([...stream, '--resume'], { stdin: guests(count) })
  expect(again.code, again.stderr).toBe(0)
  const all = await recorded()
  expectSame(rowsOf(again.stdout), all, count)
  expectKept(before, all)
})

test('of a stream nothing can be looked at first, and nobody is asked through it', async ({
  roompass,
  recorded,
  desk,
}) => {
  const stdin = guests(3)
  for (const { args, says } of [
    { args: stream, says: /can not be checked before the first token is issued: say --only-good/ },
    {
      args: [...stream, '--dry-run'],
      says: /Standard input can be read only once|A dry run writes no tokens/,
    },
    { args: [...stream, '--only-good', '--json'], says: /Only one of --stdout and --json/ },
    { args: [...stream, '--only-good', '--format', 'passes'], says: /Only csv and jsonl go to --stdout/ },
    { args: [...stream, '--resume'], says: /No batch from standard input into standard output broke off/ },
  ]) {
    const run = await roompass(args, { stdin })
    expect.soft(run, args.join(' ')).toMatchObject({
      ...{ code: 2, stdout: '' },
      stderr: expect.stringMatching(says),
    })
  }
  const empty = await roompass([...stream, '--only-good'])
  expect(empty).toMatchObject({ code: 2, stdout: '', stderr: expect.stringMatching(/^roompass: \S.*\.\n$/) })
  expect(await recorded()).toEqual([])
  expect(readdirSync(desk.folder)).toEqual([])
})

test('one that nobody ends can be ended at the keyboard before the first row', async ({
  start,
  recorded,
}) => {
  const run = start([...stream, '--only-good'])
  run.stdin.write('name,id\n')
  await expect.poll(() => recorded().catch(() => null), 'the engine is up').toEqual([])
  run.kill('SIGINT')
  const { code } = await run.ended()
  expect(code).not.toBe(0)
  await once(run.stdin, 'close').catch(() => undefined)
  expect(await recorded()).toEqual([])
})
