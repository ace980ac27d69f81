import { existsSync, mkdirSync, readdirSync, renameSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { expect } from '../fixtures/app.ts'
import { test } from '../fixtures/batch-cli.ts'
import type { Recorded } from '../fixtures/recorded.ts'
import { addTestProfile } from '../fixtures/test-profile.ts'
import { bytesUnderWay, expectKept, expectSame, guests, partsIn, tokensIn } from '../fixtures/token-tables.ts'

test.beforeEach(({ roompass }) => addTestProfile(roompass))

const count = 20_000

/** A row of the output has a little less. */
const bytesOfRow = 720
const inLobby = ['--profile', 'Acme', '--room', 'lobby']

/** Waits until some of the output is on the disk, and not all of it. */
const isUnderWay = (folder: string, bytes: number) =>
  expect
    .poll(() => bytesUnderWay(folder), { message: 'bytes of the output', intervals: [2], timeout: 30_000 })
    .toBeGreaterThan(bytes)

test('a batch that is killed twice goes on each time, and ends with each guest once', async ({
  start,
  roompass,
  recorded,
  desk,
}) => {
  test.setTimeout(120_000)
  const input = desk.put('guests.csv', guests(count))
  const out = desk.at('tokens.csv')
  const words = ['batch', input, '--out', out, ...inLobby]
  const seen: Recorded[][] = []
  for (const more of ['--only-good', '--resume']) {
    const run = start([...words, more])
    // Behind what was recorded before, which is written first.
    await isUnderWay(desk.folder, (seen[0]?.length ?? 0) * bytesOfRow + 100_000)
    run.kill('SIGKILL')
    expect(await run.ended()).toEqual({ code: null, signal: 'SIGKILL' })
    expect(existsSync(out)).toBe(false)
    const [part = ''] = partsIn(desk.folder)
    expect(part).toMatch(/^tokens\.csv\.[0-9a-f]{8}\.part$/)
    expect(statSync(desk.at(part)).mode & 0o777).toBe(0o600)
    seen.push(await recorded())
  }
  const lengths = [0, ...seen.map(({ length }) => length), count]
  expect(lengths, 'each came further').toEqual([...new Set(lengths)].sort((one, other) => one - other))

  await test.step('not by mistake a second time', async () => {
    const again = await roompass(words)
    expect(again).toMatchObject({
      ...{ code: 2, stdout: '' },
      stderr: expect.stringMatching(
        /A batch from guests\.csv into tokens\.csv broke off after [\d,]+ rows: go on with --resume, or begin anew/,
      ),
    })
  })
  const ended = await roompass([...words, '--resume', '--json'])
  expect(ended.code, ended.stderr).toBe(0)
  expect(ended.json()).toMatchObject({ rows: count, issued: count, leftOut: 0, output: out })
  const all = await recorded()
  expectSame(tokensIn(out), all, count)
  for (const some of seen) expectKept(some, all)
  expect(readdirSync(desk.folder).sort()).toEqual(['guests.csv', 'tokens.csv'])
  expect(statSync(out).mode & 0o777).toBe(0o600)
  expect(await roompass([...words, '--resume']), 'and there is nothing left to do').toMatchObject({ code: 2 })
})

test('Ctrl+C says what to type, and what it says goes on', async ({ start, roompass, recorded, desk }) => {
  const input = desk.put("the guests’ table, 'final'.csv", guests(count))
  const out = desk.at('for $HOME & all.csv')
  const run = start(['batch', input, '--out', out, ...inLobby, '--only-good'])
  await isUnderWay(desk.folder, 100_000)
  run.kill('SIGINT')
  expect(await run.ended()).toEqual({ code: 1, signal: null })
  expect(run.stdout()).toBe('')
  const said =
    /^roompass: Stopped after ([\d,]+) rows?, \1 of them issued\. Go on with: (roompass batch .*--resume)$/m.exec(
      run.stderr(),
    )
  const issued = Number(said?.[1]?.replaceAll(',', ''))
  const before = await recorded()
  expect(before).toHaveLength(issued)
  expect(issued).toBeLessThan(count)

  await test.step('with the file of guests as it was, and no other one', async () => {
    const other = desk.put('other.csv', guests(count).replace('Guest 1,', 'Guest One,'))
    renameSync(input, desk.at('kept.csv'))
    const gone = await roompass(wordsOf(said?.[2] ?? ''))
    expect(gone).toMatchObject({ code: 2, stdout: '' })
    renameSync(other, input)
    const changed = await roompass(wordsOf(said?.[2] ?? ''))
    expect(changed).toMatchObject({
      ...{ code: 2, stdout: '' },
      stderr: expect.stringMatching(/is not the one that this batch was begun with/),
    })
    renameSync(desk.at('kept.csv'), input)
    expectKept(before, await recorded())
  })
  const ended = await roompass(wordsOf(said?.[2] ?? ''))
  expect(ended.code, ended.stderr).toBe(0)
  const all = await recorded()
  expectSame(tokensIn(out), all, count)
  expectKept(before, all)
  expect(partsIn(desk.folder)).toEqual([])
})

test('an output folder that goes away stops it with a sentence, and it goes on when the folder is back', async ({
  start,
  roompass,
  recorded,
  desk,
}) => {
  const input = desk.put('guests.csv', guests(count))
  const out = desk.at('tokens/of today.csv')
  mkdirSync(dirname(out))
  const words = ['batch', input, '--out', out, ...inLobby]
  const run = start([...words, '--only-good'])
  await isUnderWay(dirname(out), 100_000)
  renameSync(dirname(out), desk.at('elsewhere'))
  expect(await run.ended()).toEqual({ code: 1, signal: null })
  expect(run.stderr()).toMatch(
    /^roompass: The folder of the output is gone\. What was issued is kept in the history: .* It stopped after [\d,]+ rows/m,
  )
  const before = await recorded()

  await test.step('still gone', async () => {
    expect(await roompass([...words, '--resume'])).toMatchObject({
      ...{ code: 2, stdout: '' },
      stderr: expect.stringMatching(/The folder “tokens” of the output is not there any more: bring it back/),
    })
    expectKept(before, await recorded())
  })
  mkdirSync(dirname(out))
  const ended = await roompass([...words, '--resume'])
  expect(ended.code, ended.stderr).toBe(0)
  const all = await recorded()
  expectSame(tokensIn(out), all, count)
  expectKept(before, all)
})

/** The words of a command in a shell of POSIX, without the program. */
function wordsOf(command: string): string[] {
  const words = [...command.matchAll(/(?:'[^']*'|\\.|[^\s'\\])+/g)].map(([word]) =>
    word.replace(/'([^']*)'|\\(.)/g, (_, quoted?: string, escaped?: string) => quoted ?? escaped ?? ''),
  )
  return words.slice(1)
}
