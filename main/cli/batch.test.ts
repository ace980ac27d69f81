import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { beforeEach, describe, expect, test } from 'vitest'
import { digitalSamba, testNow } from './test-platforms.ts'
import { sessionsForEachTest } from './test-sessions.ts'

const { roompass, add, folder, parsed } = sessionsForEachTest()

beforeEach(async () => {
  await add('Acme', ...digitalSamba(), '--environment', 'staging', '--role', 'attendee')
})

const at = (name: string) => join(folder(), name)

function guests(text: string, name = 'guests.csv'): string {
  writeFileSync(at(name), text)
  return at(name)
}

const three = 'name,id,role\nJane,crm-1,moderator\n"Smith, John",crm-2,\nZoë,crm-3,attendee\n'
const oneWrong = 'name,expires\nJane,1h\nJohn,soon\nZoë,\n'
const inLobby = ['--profile', 'Acme', '--room', 'lobby']

const recorded = async () => (await parsed(['history'])) as { name: string; room: string }[]
const rowsOf = (text: string): Record<string, string>[] => parse(text, { columns: true })
const claimsOf = (token = '') =>
  JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'))

describe('a batch', () => {
  test('issues a token for every guest, records each, and says so', async () => {
    const run = await roompass(['batch', guests(three), '--out', at('tokens.csv'), ...inLobby])
    expect(run).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^3 tokens issued into tokens\.csv, in \d+\.\d s\.\n$/),
      stderr: expect.stringContaining(
        '\nroompass: Takes external-id from {id}, name from {name}, role from {role}.\n',
      ),
    })
    const rows = rowsOf(readFileSync(at('tokens.csv'), 'utf8'))
    expect(rows.map(({ token }) => claimsOf(token))).toMatchObject([
      { rd: 'lobby', u: 'Jane', ud: 'crm-1', role: 'moderator', iat: testNow },
      { rd: 'lobby', u: 'Smith, John', ud: 'crm-2', role: 'attendee' },
      { rd: 'lobby', u: 'Zoë', ud: 'crm-3', role: 'attendee' },
    ])
    expect((await recorded()).map(({ name }) => name).sort()).toEqual(['Jane', 'Smith, John', 'Zoë'])
    expect(statSync(at('tokens.csv')).mode & 0o777).toBe(0o600)
  })

  test('--json has exactly the promised shape', async () => {
    const out = at('tokens.jsonl')
    const answer = await parsed(['batch', guests(three), '--out', out, ...inLobby])
    expect(answer).toEqual({
      ...{
        batch: expect.any(String),
        rows: 3,
        issued: 3,
        leftOut: 0,
        message: '',
        output: out,
        seconds: expect.any(Number),
      },
    })
    expect(
      readFileSync(out, 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line).row),
    ).toEqual([1, 2, 3])
  })

  test('takes columns as it is told, also without a header', async () => {
    const file = guests('Jane;Doe\nJohn;Smith\n')
    const map = ['--no-header', '--separator', ';', '--map', 'name={column 2}, {column 1}']
    await roompass(['batch', file, '--out', at('out.csv'), ...inLobby, ...map])
    expect((await recorded()).map(({ name }) => name).sort()).toEqual(['Doe, Jane', 'Smith, John'])
  })

  test('streams from standard input to standard output, and says everything else elsewhere', async () => {
    const args = ['batch', '--stdin', '--stdout', '--only-good', ...inLobby]
    const run = await roompass(args, { stdin: three })
    expect(run.code).toBe(0)
    expect(rowsOf(run.stdout).map(({ name }) => name)).toEqual(['Jane', 'Smith, John', 'Zoë'])
    expect(run.stderr).toMatch(/3 tokens issued into standard output/)
  })

  test('replaces an output only where that is said', async () => {
    writeFileSync(at('tokens.csv'), 'mine')
    const args = ['batch', guests(three), '--out', at('tokens.csv'), ...inLobby]
    expect(await roompass(args)).toMatchObject({ code: 2, stderr: expect.stringContaining('--overwrite') })
    expect(readFileSync(at('tokens.csv'), 'utf8')).toBe('mine')
    expect(await recorded()).toEqual([])
    expect(await roompass([...args, '--overwrite'])).toMatchObject({ code: 0 })
    expect(rowsOf(readFileSync(at('tokens.csv'), 'utf8'))).toHaveLength(3)
  })

  test('of production is asked about, with the number', async () => {
    await add('Live', ...digitalSamba(), '--environment', 'production')
    const args = ['batch', guests(three), '--out', at('out.csv'), ...inLobby.with(1, 'Live')]
    expect(await roompass(args)).toMatchObject({ code: 2, stderr: expect.stringContaining('--yes') })
    const declined = await roompass(args, { typed: ['n'] })
    expect(declined).toMatchObject({ code: 1, stderr: expect.stringContaining('for 3 rows of guests.csv') })
    expect(declined.stderr).toContain('Nothing was issued.')
    expect(await recorded()).toEqual([])
    expect(await roompass(args, { typed: ['y'] })).toMatchObject({ code: 0 })
    expect(await roompass([...args, '--overwrite', '--yes'])).toMatchObject({ code: 0 })
  })

  test('without a key says so and issues nothing', async () => {
    const account = digitalSamba().slice(0, -1)
    await add('Bare', ...account, '--environment', 'staging')
    const run = await roompass(['batch', guests(three), '--out', at('o.csv'), ...inLobby.with(1, 'Bare')])
    expect(run.code).toBe(1)
    expect(existsSync(at('o.csv'))).toBe(false)
  })

  test('of a file that is not there, or is no table, is wrong usage', async () => {
    const to = ['--out', at('out.csv'), ...inLobby]
    expect(await roompass(['batch', at('none.csv'), ...to])).toMatchObject({ code: 2, stdout: '' })
    expect(await roompass(['batch', guests(''), ...to])).toMatchObject({ code: 2, stdout: '' })
  })
})

describe('rows with errors', () => {
  test('keep everything from being issued, and are listed with line and field', async () => {
    const run = await roompass(['batch', guests(oneWrong), '--out', at('out.csv'), ...inLobby])
    expect(run.code).toBe(1)
    expect(run.stdout).toMatch(/^LINE +ROW +LEVEL +FIELD +WHAT\n3 +2 +error +Valid until +\S/)
    expect(run.stderr).toContain('1 of 3 rows can not be issued, so nothing was.')
    expect(run.stderr).toContain('--only-good')
    expect(existsSync(at('out.csv'))).toBe(false)
    expect(await recorded()).toEqual([])
  })

  test('are left out where that is said, and listed at the end', async () => {
    const run = await roompass(['batch', guests(oneWrong), '--out', at('out.csv'), ...inLobby, '--only-good'])
    expect(run).toMatchObject({ code: 0, stdout: expect.stringMatching(/^2 tokens .* 1 row left out\.\n$/) })
    expect(run.stderr).toMatch(/\n3 +2 +error +Valid until/)
    expect(rowsOf(readFileSync(at('out.csv'), 'utf8')).map(({ name }) => name)).toEqual(['Jane', 'Zoë'])
  })

  test('are listed up to fifty, with how many more there are', async () => {
    const many = `name,expires\n${'Jane,soon\n'.repeat(60)}`
    const run = await roompass(['batch', guests(many), '--out', at('out.csv'), ...inLobby])
    expect(run.stdout.match(/ error /g)).toHaveLength(50)
    expect(run.stderr).toContain('10 more are listed by --dry-run')
  })
})

describe('a dry run', () => {
  const look = (text: string, ...args: string[]) =>
    roompass(['batch', guests(text), '--dry-run', ...inLobby, ...args])

  test('counts the rows, lists what is to be said of them, and issues nothing', async () => {
    const run = await look(oneWrong)
    expect(run.code).toBe(1)
    expect(run.stdout).toMatch(/^LINE .*\n3 +2 +error +Valid until /)
    expect(run.stdout).toMatch(/\n\nguests\.csv: 3 rows: \d fine, \d with warnings, 1 with errors\.\n$/)
    expect(await recorded()).toEqual([])
  })

  test('--json has exactly the promised shape', async () => {
    const { stdout, code } = await look(oneWrong, '--json')
    const answer = JSON.parse(stdout)
    expect(code).toBe(1)
    expect(Object.keys(answer)).toEqual(['rows', 'fine', 'warnings', 'errors', 'formulas', 'problems'])
    expect(answer).toMatchObject({ rows: 3, errors: 1 })
    const [problem] = answer.problems.filter(({ level }: { level: string }) => level === 'error')
    expect(problem).toMatchObject({ row: 2, line: 3, level: 'error', cells: ['John', 'soon'] })
    expect(problem.findings).toContainEqual(expect.objectContaining({ level: 'error', field: 'exp' }))
  })

  test('ends with 0 where no row has an error', async () => {
    expect(await look(three)).toMatchObject({ code: 0 })
  })

  test('names rows with formulas', async () => {
    const run = await look('name,comment\nJane,=1+1\n')
    expect(run.stdout).toContain('1 with a cell that a spreadsheet takes for a formula')
    expect(run.stdout).toContain('--guard-formulas')
    const both = await look('name,expires,comment\nJane,soon,=1+1\n')
    expect(both.stdout).toMatch(/\n2 +1 +error .*\n2 +1 +formula +A spreadsheet/)
    expect(JSON.parse((await look('name,expires\n=Jane,soon\n', '--json')).stdout).problems).toHaveLength(1)
  })

  test('shows hostile texts without obeying them', async () => {
    const run = await look('name,expires,\u001b[2J\nJane,\u001b[31m\u202e,x\n', '--map', 'name={\u001b[2J}')
    expect(run.stdout + run.stderr).toContain('\\u001b')
    for (const sign of ['\u001b', '\u202e']) expect(run.stdout + run.stderr).not.toContain(sign)
  })
})

describe('progress', () => {
  const args = () => ['batch', guests(three), '--out', at('out.csv'), ...inLobby, '--overwrite']

  test('is in one line of a terminal that is empty at the end, and nowhere in a pipe', async () => {
    expect((await roompass(args())).stderr).not.toContain('\r')
    const { stderr } = await roompass(args(), { statusSeen: true })
    expect(stderr.endsWith('\r\u001b[K')).toBe(true)
  })
})

describe('going on', () => {
  test('says where there is nothing to go on with', async () => {
    const run = await roompass([
      'batch',
      guests(three),
      '--out',
      at('out.csv'),
      '--profile',
      'Acme',
      '--resume',
    ])
    expect(run).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('No batch from guests.csv into out.csv broke off'),
    })
  })
})
