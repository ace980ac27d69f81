import { expect } from '../fixtures/app.ts'
import { test } from '../fixtures/batch-cli.ts'
import { decodedPart } from '../fixtures/made-token.ts'
import { addTestProfile } from '../fixtures/test-profile.ts'
import { claimsOf, guests, tokensIn } from '../fixtures/token-tables.ts'

const inLobby = ['--profile', 'Acme', '--room', 'lobby']

test('Dolby.io makes each token, is waited for when it asks for that, and each is asked for once', async ({
  roompass,
  startDolbyAccount,
  recorded,
  desk,
}) => {
  const server = await startDolbyAccount()
  const forTokens = '/v2/client-access-token'
  const input = desk.put('guests.csv', guests(12))
  const out = desk.at('tokens.csv')
  const words = ['batch', input, '--out', out, '--profile', 'Dolby staging', '--expires', '30m']
  const limit = server.fault({ kind: 'rate-limit', retryAfter: 1 }, { path: forTokens, times: 2 })
  const broken = server.fault({ kind: 'status', status: 500 }, { path: forTokens, times: 1 })
  const { code, stdout, stderr } = await roompass(words)
  expect(code, stderr).toBe(0)
  expect(stdout).toMatch(/^12 tokens issued into tokens\.csv/)
  expect([limit.hits, broken.hits]).toEqual([2, 1])

  const rows = tokensIn(out)
  const made = server.state.grants.filter(({ purpose }) => purpose === 'session')
  await test.step('what the platform gave is in the output, and in the history', async () => {
    expect(new Set(rows.map(({ token }) => token))).toEqual(new Set(made.map(({ token }) => token)))
    expect(made, 'no guest got two').toHaveLength(12)
    const kept = await recorded()
    expect(kept.map(({ externalId, token }) => [externalId, token])).toEqual(
      rows.map(({ id, token }) => [id, token]),
    )
    expect(rows.map(({ id }) => id)).toEqual(Array.from({ length: 12 }, (_, at) => `crm-${at + 1}`))
    for (const { id, token = '' } of rows) expect(decodedPart(token, 1)).toContain(id)
  })
  await test.step('the secret was needed once', async () => {
    expect(server.asked.filter(({ path }) => path.startsWith('/v1/auth/token'))).toHaveLength(1)
  })
})

test('a secret that Dolby.io does not take any more stops a batch, which goes on with the right one', async ({
  roompass,
  startDolbyAccount,
  recorded,
  start,
  desk,
}) => {
  const server = await startDolbyAccount()
  const { appSecret } = server.credentials
  const input = desk.put('guests.csv', guests(30))
  const out = desk.at('tokens.csv')
  const words = ['batch', input, '--out', out, '--profile', 'Dolby staging']
  const slow = server.fault({ kind: 'slow' }, { path: '/v2/client-access-token' })
  const run = start([...words, '--only-good'])
  await slow.reached()
  server.changeAppSecret('another-test-secret-not-a-real-one')
  server.revokeTokens()
  server.clearFaults()
  const stopped = await run.ended()
  expect(stopped.code).toBe(1)
  expect(run.stderr()).toMatch(
    /^roompass: The platform does not accept [^\n]* It stopped after \d+ rows?, \d+ of them issued\. Go on with: /m,
  )
  expect(run.stdout() + run.stderr()).not.toContain(appSecret)
  const before = await recorded()
  expect(before.length).toBeLessThan(30)

  server.changeAppSecret(appSecret)
  const ended = await roompass([...words, '--resume'])
  expect(ended.code, ended.stderr).toBe(0)
  const rows = tokensIn(out)
  const kept = await recorded()
  expect(rows.map(({ id }) => id)).toEqual(Array.from({ length: 30 }, (_, at) => `crm-${at + 1}`))
  expect(kept.map(({ id, token }) => [id, token])).toEqual(
    rows.map(({ session_id, token }) => [session_id, token]),
  )
  expect(kept.slice(0, before.length)).toEqual(before)
})

test('of Video.io the tokens are opaque, have no link, and so no codes', async ({
  roompass,
  startVideoIoAccount,
  recorded,
  desk,
}) => {
  const server = await startVideoIoAccount()
  const input = desk.put('users.tsv', 'email\tscopes\nzoe@example.com\tvideos.read\njohn@example.com\t\n')
  const words = ['batch', input, '--profile', 'Videos staging', '--only-good']
  const { code, stderr } = await roompass([...words, '--out', desk.at('tokens.jsonl')])
  expect(code, stderr).toBe(0)
  expect(server.state.sessions.map(({ identity }) => identity).sort()).toEqual([
    ...['john@example.com', 'zoe@example.com'],
  ])
  expect((await recorded()).map(({ token }) => token).sort()).toEqual(
    server.state.sessions.map(({ token }) => token).sort(),
  )
  const asked = server.asked.length
  const codes = await roompass([...words, '--out', desk.at('codes'), '--format', 'qr-png'])
  expect(codes).toMatchObject({ code: 2, stdout: '', stderr: expect.stringMatching(/link/) })
  expect(server.asked).toHaveLength(asked)
})

test('of an anonymous profile names leave as aliases, each person has one, and who it is stays here', async ({
  roompass,
  recorded,
  desk,
}) => {
  await addTestProfile(roompass)
  await roompass(['profiles', 'set', 'Acme', '--anonymous', 'on'])
  const input = desk.put(
    'guests.csv',
    'name,id\nJane Smith,crm-1\nJohn Doe,crm-2\nJane Smith,crm-1\nZoë,\nzoë,\n',
  )
  const { code, stderr } = await roompass([
    ...['batch', input, '--out', desk.at('tokens.csv'), ...inLobby, '--only-good'],
  ])
  expect(code, stderr).toBe(0)
  const rows = tokensIn(desk.at('tokens.csv'))
  const leaving = rows.map(({ token }) => {
    const { u, ud } = claimsOf(token)
    return [u, ud]
  })
  expect(JSON.stringify(leaving)).not.toMatch(/Jane|John|Zo|crm/i)
  expect(leaving[2], 'the same person').toEqual(leaving[0])
  expect(leaving[1]).not.toEqual(leaving[0])
  const people = (await roompass(['people', 'list', '--profile', 'Acme', '--json'])).json() as {
    name: string
    aliasName: string
    aliasId: string
  }[]
  const jane = people.find(({ name }) => name === 'Jane Smith')
  expect(leaving[0]).toEqual([jane?.aliasName, jane?.aliasId])
  expect(new Set(leaving.map(String)).size).toBe(people.length)
  await test.step('the output has the columns of the input, and the history finds both', async () => {
    expect(rows.map(({ name }) => name)).toEqual(['Jane Smith', 'John Doe', 'Jane Smith', 'Zoë', 'zoë'])
    for (const text of ['jane', String(jane?.aliasName)]) {
      const found = (await roompass(['history', '--search', text, '--json'])).json() as { id: string }[]
      const ids = [rows[0]?.session_id, rows[2]?.session_id]
      expect(found.map(({ id }) => id).sort()).toEqual(ids.sort())
    }
    expect(await recorded()).toHaveLength(5)
  })
  await test.step('a dry run of it makes nobody known', async () => {
    const other = desk.put('others.csv', 'name\nSomebody Else\n')
    expect((await roompass(['batch', other, '--dry-run', ...inLobby])).code).toBe(0)
    expect((await roompass(['people', 'list', '--profile', 'Acme', '--json'])).json()).toEqual(people)
  })
})
