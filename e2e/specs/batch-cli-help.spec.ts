import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { expect } from '../fixtures/app.ts'
import { test } from '../fixtures/batch-cli.ts'
import type { RunRoompass } from '../fixtures/guests.ts'
import { addProfile, addTestProfile, testKey, testTeam } from '../fixtures/test-profile.ts'
import { claimsOf, guests, rowsOf, tokensIn } from '../fixtures/token-tables.ts'

const inLobby = ['--profile', 'Acme', '--room', 'lobby']

test('each option of the help does what the help says', async ({
  roompass,
  startDolbyAccount,
  recorded,
  start,
  desk,
}, testInfo) => {
  test.setTimeout(120_000)
  await addTestProfile(roompass)
  const help = (await roompass(['batch', '--help'])).stdout
  const documented = new Set([...help.matchAll(/^ {2}(--[\w-]+)/gm)].map(([, option]) => option))
  const tried = new Set<string>()
  const words = (args: readonly string[]) => {
    for (const word of args) if (/^--[a-z]/.test(word)) tried.add(word)
    return ['batch', ...args]
  }
  const run = async (args: readonly string[], stdin = '') => {
    const done = await roompass(words(args), { stdin })
    expect(done.code, done.stderr).toBe(0)
    return done
  }
  const put = (text: string) => desk.put('in.csv', text)
  /** The claims of what is issued to standard output, and the rows. */
  const issued = async (text: string, ...args: string[]) => {
    const rows = rowsOf((await run([put(text), '--stdout', '--only-good', ...args])).stdout)
    return { rows, claims: rows.map(({ token }) => claimsOf(token)) }
  }

  await test.step('how it is read', async () => {
    expect((await run(['--stdin', '--stdout', '--only-good', ...inLobby], guests(2))).stdout).toMatch(/eyJ/)
    const semicolons = 'a;b,Jane\nc;d,John\n'
    const comma = ['--separator', ',', '--no-header', '--map', 'name={column 2}']
    expect((await issued(semicolons, ...inLobby, ...comma)).claims.map(({ u }) => u)).toEqual([
      ...['Jane', 'John'],
    ])
    const named = ['--separator', 'semicolon', '--header', '--map', 'name={a} of {b,Jane}']
    expect((await issued(semicolons, ...inLobby, ...named)).claims.map(({ u }) => u)).toEqual(['c of d,John'])
    const lines = '{"name":"Zoë"}\n'
    expect((await issued(lines, ...inLobby, '--input-format', 'jsonl')).claims).toMatchObject([{ u: 'Zoë' }])
  })
  await test.step('where it goes', async () => {
    const input = put('name,note\nJane,=1+1\nJohn,\n')
    const out = desk.at('tokens')
    await run([input, '--out', out, '--format', 'jsonl', ...inLobby])
    expect(
      readFileSync(out, 'utf8')
        .split('\n')
        .slice(0, 2)
        .map((line) => JSON.parse(line).input.note),
    ).toEqual([...['=1+1', '']])
    await run([input, '--out', out, '--format', 'csv', '--overwrite', '--guard-formulas', ...inLobby])
    expect(tokensIn(out).map(({ note }) => note)).toEqual(["'=1+1", ''])
    await run([input, '--out', desk.at('passes.html'), ...inLobby])
    expect(readFileSync(desk.at('passes.html'), 'utf8')).toMatch(
      /^<!doctype html>[\s\S]*Jane[\s\S]*<\/html>\s*$/i,
    )
    const codes = [input, '--out', desk.at('codes'), '--format', 'qr-svg', ...inLobby, '--json']
    expect((await run(codes)).json()).toMatchObject({ output: desk.at('codes') })
    expect(readdirSync(desk.at('codes')).filter((name) => name.endsWith('.svg'))).toHaveLength(2)
    // Of the same second the very same codes would come, for which there is a folder.
    const others = await run([...codes, '--overwrite', '--expires', '3h'])
    expect(others.json()).toMatchObject({ output: desk.at('codes 2') })
    await run([input, '--out', desk.at('pictures'), '--format', 'qr-png', ...inLobby])
    const [picture = ''] = readdirSync(desk.at('pictures'))
    expect(
      readFileSync(desk.at(`pictures/${picture}`))
        .subarray(1, 4)
        .toString(),
    ).toBe('PNG')
  })
  await test.step('what stands in all tokens', async () => {
    const options = [
      ...['--room', 'board-q4', '--external-id', 'crm-1', '--name', 'Somebody', '--initials', 'SB'],
      ...['--role', 'moderator', '--breakout', 'b-1', '--avatar', 'https://example.com/a.png'],
      ...['--issued-at', '2027-03-01T11:00:00Z', '--not-before', '2027-03-01T12:00:00Z', '--expires', '1h'],
    ]
    const { claims } = await issued('name,id\n,\nJane,\n', '--profile', 'Acme', ...options, '--e2ee', 'off')
    const from = Date.UTC(2027, 2, 1, 12) / 1000
    expect(claims).toEqual([
      {
        ...{ td: testTeam, rd: 'board-q4', ud: 'crm-1', u: 'Jane', initials: 'SB', role: 'moderator' },
        ...{ breakoutId: 'b-1', avatar: 'https://example.com/a.png' },
        ...{ iat: from - 3600, nbf: from, exp: from + 3600 },
      },
    ])
    const hidden = await roompass(
      words([put('name\nJane\n'), '--dry-run', '--json', ...inLobby, '--e2ee', 'on']),
    )
    expect(hidden.json()).toMatchObject({
      problems: [
        { level: 'warning', findings: [{ field: 'u', message: expect.stringContaining('end-to-end') }, {}] },
      ],
    })
  })
  await test.step('scopes, where the platform has them', async () => {
    await startDolbyAccount()
    const scopes = ['--scope', 'conf:join', '--scope', 'notifications:set']
    const dolby = [put('id\ncrm-1\n'), '--out', desk.at('dolby.csv'), '--profile', 'Dolby staging', ...scopes]
    await run(dolby)
    const [row] = tokensIn(desk.at('dolby.csv'))
    expect(row?.token).toMatch(/\w/)
    const [session] = (await roompass(['history', '--profile', 'Dolby staging', '--json'])).json() as {
      id: string
    }[]
    const kept = (await roompass(['get', session?.id ?? '', '--json'])).stdout
    for (const scope of ['conf:join', 'notifications:set']) expect(kept).toContain(scope)
  })
  await test.step('which rows', async () => {
    const mixed = 'name,id,expires\nJane,crm-1,\nJohn,jane@example.com,\nZoë,crm-3,soon\n'
    const idsOf = async (choice: string) => {
      const { stdout } = await run([put(mixed), '--stdout', choice, ...inLobby])
      return rowsOf(stdout).map(({ name }) => name)
    }
    expect(await idsOf('--only-good')).toEqual(['Jane', 'John'])
    expect(await idsOf('--only-fine')).toEqual(['Jane'])
  })
  await test.step('production, and another data folder', async () => {
    const account = ['--team', testTeam, '--domain', 'acme', '--environment', 'production']
    const elsewhere = testInfo.outputPath('elsewhere')
    const there: RunRoompass = (args, options) => roompass(args, { ...options, dataDir: elsewhere })
    await addProfile(there, 'digital-samba', 'Live', testKey, account)
    const live = ['--profile', 'Live', '--room', 'lobby', '--data-dir', elsewhere]
    const before = await recorded()
    const input = put(guests(2))
    expect((await roompass(words([input, '--out', desk.at('live.csv'), ...live]))).code).toBe(2)
    await run([input, '--out', desk.at('live.csv'), ...live, '--yes'])
    expect(tokensIn(desk.at('live.csv'))).toHaveLength(2)
    expect(await recorded()).toEqual(before)
    expect((await there(['history', '--json'])).json()).toHaveLength(2)
  })
  await test.step('going on', async () => {
    const count = 6000
    writeFileSync(desk.at('many.csv'), guests(count))
    const many = [desk.at('many.csv'), '--out', desk.at('many tokens.csv'), ...inLobby, '--only-good']
    const broken = start(words(many))
    const isBegun = () => readdirSync(desk.folder).some((name) => name.startsWith('many tokens.csv.'))
    await expect.poll(isBegun, { intervals: [2] }).toBe(true)
    broken.kill('SIGKILL')
    await broken.ended()
    expect(existsSync(desk.at('many tokens.csv'))).toBe(false)
    await run([...many, '--resume'])
    expect(tokensIn(desk.at('many tokens.csv'))).toHaveLength(count)
  })
  expect([...tried].sort()).toEqual([...documented].sort())
})
