import { mkdirSync, symlinkSync } from 'node:fs'
import { expect } from '../fixtures/app.ts'
import { test } from '../fixtures/batch-cli.ts'
import type { CliResult } from '../fixtures/cli.ts'
import { addTestProfile } from '../fixtures/test-profile.ts'
import { claimsOf, rowsOf } from '../fixtures/token-tables.ts'
import { uglyTables } from '../fixtures/ugly-tables.ts'

test.beforeEach(({ roompass }) => addTestProfile(roompass))

const inLobby = ['--profile', 'Acme', '--room', 'lobby']

/** What a fault of the program itself looks like. */
const broken = /^ +at |\b(?:Type|Range|Syntax|Reference)?Error:|undefined|\[object|Warning:/m

/** What would steer a terminal. */
const steering = ['\u0007', '\u001b', '\u009b', '\u202e', '\u2066']

/** It ends as it should, whatever it was given: with sentences for a person, and an exit code for the shell. */
function expectSentence({ code, stdout, stderr }: CliResult, what: string): void {
  expect.soft([0, 1, 2], `${what}: ${stderr}`).toContain(code)
  expect.soft(stderr, what).not.toMatch(broken)
  for (const sign of steering) expect.soft(stderr.includes(sign), what).toBe(false)
  if (code !== 2) return
  expect.soft(stdout, what).toBe('')
  expect.soft(stderr, what).toMatch(/^roompass: \S[^\n]*\.\n$/m)
}

interface Answer {
  readonly rows: number
  readonly fine: number
  readonly warnings: number
  readonly errors: number
  readonly problems: readonly { readonly line: number; readonly cells: readonly string[] }[]
}

test('a dry run of ugly tables says what is wrong and where, and never breaks', async ({
  roompass,
  recorded,
  desk,
}) => {
  test.setTimeout(180_000)
  const answers = new Map<string, Answer>()
  for (const { name, bytes, args = [] } of uglyTables) {
    const path = desk.put(name, bytes)
    const run = await roompass(['batch', path, '--dry-run', '--json', ...inLobby, ...args])
    expectSentence(run, name)
    if (run.code === 2) continue
    const answer = run.json() as Answer
    expect.soft(answer.fine + answer.warnings + answer.errors, name).toBe(answer.rows)
    expect.soft(run.code, name).toBe(answer.errors === 0 ? 0 : 1)
    answers.set(name, answer)
  }
  expect(answers.size, 'those that are tables').toBeGreaterThan(uglyTables.length / 3)
  await test.step('no row is shifted: each begins in the line that is said', async () => {
    const name = 'all kinds of rows.csv'
    const text = String(uglyTables.find((one) => one.name === name)?.bytes)
    const lines = text.split(/\r\n|\r|\n/)
    const problems = answers.get(name)?.problems ?? []
    expect(problems.length).toBeGreaterThan(8)
    for (const { line, cells } of problems) {
      const [begin = ''] = (cells.find((cell) => cell !== '') ?? '').split(/[\r\n]/)
      expect.soft(lines[line - 1]?.replaceAll('"', ''), `line ${line}`).toContain(begin.slice(0, 4))
    }
  })
  await test.step('a character that breaks off is not read as another one', async () => {
    expect(answers.get('UTF-16 cut off.csv')).toMatchObject({ rows: 1, errors: 1 })
  })
  expect(await recorded()).toEqual([])
})

test('the same through a pipe: who can have a token gets one, and the others are left out', async ({
  roompass,
  recorded,
}) => {
  test.setTimeout(180_000)
  let issued = 0
  for (const { name, bytes, args = [] } of uglyTables) {
    const words = ['batch', '--stdin', '--stdout', '--only-good', ...inLobby, ...args]
    const run = await roompass(words, { stdin: bytes })
    expectSentence(run, name)
    if (run.code !== 0) continue
    const rows = rowsOf(run.stdout)
    issued += rows.length
    for (const { token } of rows.slice(0, 100)) claimsOf(token)
    const said = /([\d,]+) tokens? issued into standard output/.exec(run.stderr)?.[1]
    expect.soft(said?.replaceAll(',', ''), name).toBe(String(rows.length))
  }
  expect(issued).toBeGreaterThan(60_000)
  expect((await recorded()).length).toBe(issued)
})

test('what is no file, or has a hostile name, is said in a sentence', async ({
  roompass,
  recorded,
  desk,
}) => {
  mkdirSync(desk.at('folder.csv'))
  symlinkSync('loop.csv', desk.at('loop.csv'))
  symlinkSync('nowhere', desk.at('dangling.csv'))
  const hostile = '\u001b[2J\u202e\u0007guests.csv'
  desk.put(hostile, 'name\n=Jane,\n')
  const paths = ['folder.csv', 'loop.csv', 'dangling.csv', 'none.csv', hostile].map(desk.at)
  for (const path of [...paths, '/dev/null', '/proc/self/mem', `${desk.folder}/none.csv/guests.csv`]) {
    const run = await roompass(['batch', path, '--dry-run', ...inLobby])
    expectSentence(run, path)
    expect.soft(run.code, path).not.toBe(0)
    for (const sign of steering) expect.soft(run.stdout.includes(sign), path).toBe(false)
  }
  const taken = await roompass(['batch', desk.at('none.csv'), '--out', desk.at(hostile), ...inLobby])
  expectSentence(taken, 'an output of such a name')
  expect(await recorded()).toEqual([])
})
