import { readFileSync } from 'node:fs'
import { expect } from '../fixtures/app.ts'
import { test } from '../fixtures/batch-cli.ts'
import { hasTerminals, screenAfter } from '../fixtures/terminal.ts'
import { addProfile, addTestProfile, testKey, testTeam } from '../fixtures/test-profile.ts'
import { expectKept, expectSame, guests, rowsOf, tokensIn } from '../fixtures/token-tables.ts'

test.skip(!hasTerminals, 'There is no program here that gives a terminal')
test.beforeEach(({ roompass }) => addTestProfile(roompass))

const count = 60_000
const inLobby = ['--profile', 'Acme', '--room', 'lobby']

/** Every line that was drawn in the place of the last one, in their order. */
const drawn = (written: string) =>
  written
    .split('\r\u001b[K')
    .slice(1)
    .map((piece) => piece.split('\r\n')[0] ?? '')
    .filter((line) => / rows/.test(line))

for (const columns of [100, 40])
  test(`a bar grows in one line of a terminal of ${columns} columns, and is gone at the end`, async ({
    startSeen,
    recorded,
    desk,
  }) => {
    test.setTimeout(90_000)
    const input = desk.put('guests.csv', guests(count))
    const out = desk.at('tokens.csv')
    const run = startSeen(['batch', input, '--out', out, ...inLobby], { columns })
    expect(await run.ended()).toEqual({ code: 0, signal: null })
    const lines = drawn(run.written())

    await test.step('the dry run, then the issuing', async () => {
      const checked = lines.filter((line) => line.includes('checked'))
      const issued = lines.filter((line) => / of 60,000 rows/.test(line))
      expect(checked.length).toBeGreaterThan(0)
      expect(issued.length).toBeGreaterThan(2)
      expect(lines.indexOf(issued[0] ?? '')).toBeGreaterThan(lines.indexOf(checked.at(-1) ?? ''))
      const shares = issued.map((line) => Number(/(\d+)% /.exec(line)?.[1]))
      expect(shares).toEqual([...shares].sort((one, other) => one - other))
      for (const share of shares) expect(share).toBeLessThanOrEqual(100)
      expect(issued.some((line) => /\d+ rows\/s/.test(line))).toBe(true)
      if (columns === 100) {
        for (const line of issued) expect(line).toMatch(/^\[#*-*\] \d+% {2}[\d,]+ of 60,000 rows/)
        expect(issued.some((line) => / left$/.test(line))).toBe(true)
      }
    })
    await test.step('never over the edge', async () => {
      for (const line of lines) expect(line.length, line).toBeLessThan(columns)
    })
    await test.step('and what stays is what a pipe would have got', async () => {
      const screen = screenAfter(run.written()).filter((line) => line.trim() !== '')
      expect(screen.map((line) => line.trimEnd())).toEqual([
        ...[/^roompass: The cells/, /^roompass: The first row/, /^roompass: Takes /].map((words) =>
          expect.stringMatching(words),
        ),
        expect.stringMatching(/^60,000 tokens issued into tokens\.csv, in \d+\.\d s\.$/),
      ])
    })
    expectSame(tokensIn(out), await recorded(), count)
  })

test('with standard output in a file the bar is on the terminal, and the file has tokens alone', async ({
  startSeen,
  recorded,
  desk,
}) => {
  const input = desk.put('guests.csv', guests(20_000))
  const args = ['batch', input, '--stdout', ...inLobby, '--only-good']
  const run = startSeen(args, { columns: 100, into: desk.at('tokens.csv') })
  expect(await run.ended()).toEqual({ code: 0, signal: null })
  expect(drawn(run.written()).length).toBeGreaterThan(0)
  expect(run.written()).toContain('20,000 tokens issued into standard output')
  expect(run.written()).not.toContain('eyJ')
  expectSame(rowsOf(readFileSync(desk.at('tokens.csv'), 'utf8')), await recorded(), 20_000)
})

test('Ctrl+C at the keyboard takes the bar away and stops it so that it goes on', async ({
  startSeen,
  roompass,
  recorded,
  desk,
}) => {
  const input = desk.put('guests.csv', guests(count))
  const words = ['batch', input, '--out', desk.at('tokens.csv'), ...inLobby]
  const run = startSeen([...words, '--only-good'], { columns: 100 })
  await expect
    .poll(() => drawn(run.written()).length, { intervals: [10], timeout: 20_000 })
    .toBeGreaterThan(1)
  run.type('\u0003')
  expect(await run.ended()).toEqual({ code: 1, signal: null })
  const screen = screenAfter(run.written()).filter((line) => line.trim() !== '')
  expect(screen.at(-1)).toMatch(/^(\^C)?roompass: Stopped after [\d,]+ rows.* Go on with: roompass batch /)
  expect(screen.join('\n')).not.toMatch(/rows\/s|\[#/)
  const before = await recorded()
  const ended = await roompass([...words, '--resume'])
  expect(ended.code, ended.stderr).toBe(0)
  const all = await recorded()
  expectSame(tokensIn(desk.at('tokens.csv')), all, count)
  expectKept(before, all)
})

test('a hostile table steers no terminal, and tokens shown there are shown as they are', async ({
  startSeen,
  desk,
}) => {
  const hostile = '\u001b[2J\u001b]0;owned\u0007\u202e\u009b31m'
  const rows = `name,id,expires,${hostile}\nJane${hostile},crm-1,,a\nJohn,crm-2,${hostile},b\n`
  const input = desk.put('guests.csv', rows)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what a terminal obeys.
  const signs = /[\u0007\u009b\u202e]|\u001b(?!\[K)/
  const words = ['batch', input, ...inLobby, '--separator', ',', '--map', `initials={${hostile}}`]
  const look = startSeen([...words, '--dry-run'])
  expect((await look.ended()).code, JSON.stringify(look.written())).toBe(1)
  expect(look.written()).toContain('error')
  expect(look.written()).not.toMatch(signs)
  const shown = startSeen([...words, '--stdout', '--only-good'])
  expect((await shown.ended()).code).toBe(0)
  expect(shown.written()).toMatch(/eyJ[\w-]+\.eyJ[\w-]+\.[\w-]{43}/)
  expect(shown.written()).not.toMatch(signs)
})

test('production is asked for at the terminal, with the number of guests, and no is no', async ({
  startSeen,
  roompass,
  recorded,
  desk,
}) => {
  const account = ['--team', testTeam, '--domain', 'acme', '--environment', 'production']
  await addProfile(roompass, 'digital-samba', 'Live', testKey, account)
  const input = desk.put('guests.csv', guests(3))
  const words = ['batch', input, '--out', desk.at('tokens.csv'), '--profile', 'Live', '--room', 'lobby']
  const asks =
    /Issue tokens for 3 rows of guests\.csv for the production profile Live\? They work there, for real rooms\./

  await test.step('nobody there to be asked', async () => {
    const run = await roompass(words, { stdin: 'y\n' })
    expect(run).toMatchObject({ code: 2, stdout: '', stderr: expect.stringMatching(/--yes/) })
  })
  for (const [typed, code] of [
    ['n\r', 1],
    ['\r', 1],
    ['\u0003', 1],
    ['y\r', 0],
  ] as const)
    await test.step(`answered with ${JSON.stringify(typed)}`, async () => {
      const run = startSeen(words)
      await expect.poll(() => run.written(), { intervals: [20] }).toMatch(asks)
      run.type(typed)
      expect(await run.ended()).toEqual({ code, signal: null })
      expect(await recorded()).toHaveLength(code === 0 ? 3 : 0)
    })
  expect(tokensIn(desk.at('tokens.csv'))).toHaveLength(3)
  await roompass([...words, '--overwrite', '--yes'])
  expect(await recorded()).toHaveLength(6)
})
