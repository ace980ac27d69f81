import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { endpointServer } from './test-endpoint.ts'
import { digitalSamba, videoIo } from './test-platforms.ts'
import { sessionsForEachTest } from './test-sessions.ts'

const { roompass, add, folder } = sessionsForEachTest()

const cases = (...args: string[]) => roompass(['cases', ...args])
const idOf = (stderr: string) => /: (\S+)\n/.exec(stderr)?.[1] ?? ''

/** A profile whose sets are run against a server of the test. */
async function withEndpoint(...rule: string[]) {
  const server = await endpointServer()
  await add('Acme', ...staging)
  await cases('endpoint', '--profile', 'Acme', '--url', `${server.origin}{link}`, '--yes', ...rule)
  return server
}

const staging = [...digitalSamba(), '--environment', 'staging']
const expired = ['--profile', 'Acme', '--room', 'lobby', '--case', 'exp-one-second-ago']
const times = ['--profile', 'Acme', '--room', 'lobby', '--group', 'time']

describe('a run', () => {
  test('makes a set, sends it, and ends with 0 where nothing failed', async () => {
    const server = await withEndpoint()
    const run = await cases('run', ...expired)
    expect(run.stdout).toBe('1 case: 1 pass, 0 fail, 0 unknown, 0 open.\n')
    expect(run.code).toBe(0)
    expect(server.asked).toMatchObject([{ method: 'GET', path: '/lobby' }])
  })

  test('is for the room of the newest sheet where none is said, and asks for one where there is no sheet', async () => {
    const server = await withEndpoint()
    const again = ['run', '--profile', 'Acme', '--case', 'exp-one-second-ago']
    expect(await cases(...again)).toMatchObject({ code: 2, stderr: expect.stringContaining('--room') })
    await cases('make', ...expired.with(3, 'product-demo'))
    const run = await cases(...again)
    expect(run).toMatchObject({ code: 0, stderr: expect.stringContaining('newest sheet: product-demo') })
    expect(server.asked).toMatchObject([{ path: '/product-demo' }])
  })

  test('ends with 1 where a case failed, and says which', async () => {
    await withEndpoint('--accepted-status', '403')
    const run = await cases('run', ...expired)
    expect(run.code).toBe(1)
    expect(run.stdout).toMatch(
      /^ID +EXPECTED +OBSERVED +DETAIL\nexp-one-second-ago +refused +accepted +403: No entry\.\n/,
    )
  })

  test('ends with 1 where nobody answered', async () => {
    const server = await withEndpoint()
    await server.close()
    // Nothing documented is expected of the other one.
    for (const id of ['exp-one-second-ago', 'exp-in-one-second']) {
      const run = await cases('run', ...expired.with(-1, id))
      expect(run).toMatchObject({ code: 1, stdout: expect.stringContaining('1 had no answer.') })
    }
  })

  test('writes JUnit XML without tokens and CSV with them, each for its owner alone', async () => {
    await withEndpoint()
    const [junit, csv] = [join(folder(), 'out.xml'), join(folder(), 'out.csv')]
    const run = await cases('run', ...times, '--junit', junit, '--csv', csv, '--json')
    const { sheet, cases: seen } = JSON.parse(run.stdout)
    expect(sheet.room).toBe('lobby')
    expect(seen.every(({ observed }: { observed: string | null }) => observed !== null)).toBe(true)
    expect(run.stderr).toContain(`${seen.length} cases: `)
    const xml = readFileSync(junit, 'utf8')
    expect(xml).toContain(`<testsuites name="Acme, lobby" tests="${seen.length}"`)
    for (const { token } of seen) if (token) expect(xml).not.toContain(token)
    expect(readFileSync(csv, 'utf8')).toContain(seen[0].token)
    for (const file of [junit, csv]) expect(statSync(file).mode & 0o777).toBe(0o600)
  })

  test('prints JUnit XML to standard output for -, and the summary elsewhere', async () => {
    await withEndpoint()
    const run = await cases('run', ...expired, '--junit', '-')
    expect(run.stdout).toMatch(/^<\?xml [\s\S]*<\/testsuites>\n$/)
    expect(run.stderr).toContain('1 pass')
  })

  test('of a sheet that was made before runs it again, or what is open of it', async () => {
    const server = await withEndpoint()
    const id = idOf((await cases('make', ...times)).stderr)
    expect(server.asked).toEqual([])
    await cases('run', '--sheet', id, '--open')
    const once = server.asked.length
    expect(once).toBeGreaterThan(4)
    expect(await cases('run', '--sheet', id, '--open')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('nothing to run'),
    })
    await cases('run', '--sheet', id, '--concurrency', '2', '--rate', '5000')
    expect(server.asked).toHaveLength(2 * once)
  })

  test('tells how far it is on a terminal only', async () => {
    await withEndpoint()
    const args = ['cases', 'run', ...times]
    expect((await roompass(args)).stderr).not.toMatch(/\d+ of \d+/)
  })

  test('of a platform that makes its tokens itself goes to the platform', async () => {
    const { account, server } = await videoIo()
    await add('Videos', ...account, '--environment', 'staging')
    const run = await cases('run', '--profile', 'Videos')
    expect(run.stderr).not.toContain('endpoint')
    expect(server.asked.length).toBeGreaterThan(0)
  })

  test.each([
    [[], 'Say what to run'],
    [['--profile', 'Acme', '--room', 'x', '--open'], '--open goes with --sheet'],
    [['--sheet', 'x', '--profile', 'Acme'], '--profile does not go with --sheet'],
    [['--sheet', 'x', '--room', 'y'], '--room does not go with --sheet'],
    [['--sheet', 'x', '--given', 'a=b'], '--given does not go with --sheet'],
    [['--sheet', 'nope'], 'no such sheet'],
    [['--sheet', 'x', '--concurrency', '0'], '--concurrency'],
    [['--sheet', 'x', '--concurrency', '65'], 'from 1 to 64'],
    [['--sheet', 'x', '--rate', '-1'], '--rate'],
    [['--sheet', 'x', '--rate', '1e9'], '--rate takes'],
    [['--sheet', 'x', '--json', '--csv', '-'], 'Only one of --json'],
  ])('%j is wrong usage', async (args, words) => {
    expect(await cases('run', ...args)).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringContaining(words),
    })
  })

  test('without an endpoint signs nothing', async () => {
    await add('Acme', ...staging)
    expect(await cases('run', ...expired)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('roompass cases endpoint'),
    })
    expect((await roompass(['history', '--json', '--origin', 'crafted'])).stdout).toBe('[]\n')
  })

  test('of production is asked about, with the host', async () => {
    const server = await endpointServer()
    await add('Live', ...digitalSamba(), '--environment', 'production', '--lab')
    await cases('endpoint', '--profile', 'Live', '--url', `${server.origin}{link}`, '--yes')
    const args = ['cases', 'run', ...expired.with(1, 'Live')]
    expect(await roompass(args)).toMatchObject({ code: 2, stderr: expect.stringContaining('--yes') })
    const declined = await roompass(args, { typed: ['n'] })
    expect(declined).toMatchObject({
      code: 1,
      stderr: expect.stringContaining(`send them to ${server.origin}, for`),
    })
    expect(server.asked).toEqual([])
    expect(await roompass(args, { typed: ['yes'] })).toMatchObject({ code: 0 })
    expect(server.asked).toHaveLength(1)
  })
})

describe('comparing', () => {
  test('tells what changed between two runs', async () => {
    await withEndpoint()
    const first = idOf((await cases('run', ...times)).stderr)
    await cases(
      'endpoint',
      '--profile',
      'Acme',
      '--url',
      `${(await endpointServer()).origin}/{room}`,
      '--yes',
    )
    const second = idOf((await cases('run', ...times)).stderr)
    const { changes, same } = JSON.parse((await cases('compare', second, first, '--json')).stdout)
    expect(changes.length + same).toBeGreaterThan(4)
    const shown = await cases('compare', second, first)
    if (changes.length > 0) expect(shown.stdout).toMatch(/^ID +BEFORE +AFTER\n/)
    expect(shown.stderr).toBe(`roompass: ${changes.length} changed, ${same} are the same.\n`)
  })

  test('needs two sheets', async () => {
    expect(await cases('compare', 'one')).toMatchObject({ code: 2 })
  })
})
