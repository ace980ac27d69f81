import { readFile, stat } from 'node:fs/promises'
import { expect } from '../fixtures/app.ts'
import { test } from '../fixtures/platform.ts'
import { makeSheet, type PrintedCase, seenBehind, setEndpoint } from '../fixtures/run-sheets.ts'
import { addTestProfile } from '../fixtures/test-profile.ts'
import { everyElement, readXml } from '../fixtures/xml.ts'

const set = ['--profile', 'Acme', '--room', 'product-demo', '--name', 'Jane Smith']

/** The id of the sheet that a command says it has recorded. */
const recordedIn = (stderr: string) =>
  /^roompass: Recorded as the sheet .*: ([\w-]+)$/m.exec(stderr)?.[1] ?? ''

test('an endpoint is set, shown and removed; a new host is confirmed, and http stays on this computer', async ({
  roompass,
}) => {
  await addTestProfile(roompass)
  const endpoint = (...words: string[]) => roompass(['cases', 'endpoint', '--profile', 'Acme', ...words])
  const none = async () => expect((await endpoint('--json')).json()).toBeNull()
  await none()
  const unasked = await endpoint('--url', 'https://staging.example.com{link}')
  expect(unasked, 'nobody is there to be asked').toMatchObject({ code: 2, stdout: '' })
  expect(unasked.stderr).toContain('--yes')
  const away = await endpoint('--url', 'http://192.0.2.1{link}', '--yes')
  expect(away).toMatchObject({ code: 2, stdout: '' })
  expect(away.stderr).toContain('https://; http:// goes to this computer alone')
  await none()

  const rule = ['--method', 'POST', '--header', 'X-Team: acme', '--body', '{"t":"{token}"}']
  const json = ['--accepted-json', 'data.items[0].ok=true']
  const url = 'https://staging.example.com/check?room={room}'
  expect(await endpoint('--url', url, ...rule, ...json, '--yes')).toMatchObject({ code: 0 })
  expect((await endpoint('--json')).json()).toEqual({
    ...{ url, method: 'POST', headers: [{ name: 'X-Team', value: 'acme' }], body: '{"t":"{token}"}' },
    ...{ accepted: { by: 'json', path: 'data.items[0].ok', equals: 'true' }, nameScreen: null },
  })
  const again = await endpoint(
    '--url',
    'https://staging.example.com/other{link}',
    '--accepted-status',
    '200-204',
  )
  expect(again, 'the host is known').toMatchObject({ code: 0 })
  expect(again.stdout).toMatch(/status 200 to 204/)
  const other = await endpoint('--url', 'https://other.example.com{link}')
  expect(other, 'another one is not').toMatchObject({ code: 2 })
  expect((await endpoint()).stdout).toContain('https://staging.example.com/other{link}')
  expect(await endpoint('--remove')).toMatchObject({ code: 0 })
  await none()
})

test('a set of all cases is run from a pipe, and its JUnit XML says that nothing failed', async ({
  roompass,
  startAccount,
}, testInfo) => {
  test.setTimeout(90_000)
  const server = await startAccount()
  const before = await roompass(['cases', 'run', ...set])
  expect(before).toMatchObject({ code: 2, stdout: '' })
  expect(before.stderr).toContain('names no endpoint to run against')
  expect((await roompass(['history', '--origin', 'crafted', '--json'])).json(), 'nothing is signed').toEqual(
    [],
  )

  await setEndpoint(roompass, server)
  const path = testInfo.outputPath('all.xml')
  const words = ['cases', 'run', ...set, '--concurrency', '8', '--junit', path, '--json']
  const { code, stdout, stderr, json } = await roompass(words)
  expect(code, stderr).toBe(0)
  const { cases } = json() as { cases: (PrintedCase & { observed: string; result: string })[] }
  expect(cases.length).toBeGreaterThanOrEqual(120)
  expect(cases.filter(({ result }) => result === 'fail')).toEqual([])
  const documented = cases.filter(({ expected }) => expected !== 'unknown')
  expect(stderr).toContain(
    `${cases.length} cases: ${documented.length} pass, 0 fail, ${cases.length - documented.length} unknown, 0 open.`,
  )
  const root = readXml(await readFile(path, 'utf8'))
  expect(root.attributes).toMatchObject({ tests: String(cases.length), failures: '0', errors: '0' })
  expect(everyElement(root, 'testcase')).toHaveLength(cases.length)
  expect(everyElement(root, 'skipped')).toHaveLength(cases.length - documented.length)
  expect((await stat(path)).mode & 0o777).toBe(0o600)
  const key = server.team.developerKey
  expect(stdout + stderr + (await readFile(path, 'utf8'))).not.toContain(key)
  for (const { token } of documented)
    if (token !== null) expect(await readFile(path, 'utf8')).not.toContain(token)
})

test('a server that has changed gives another exit code, its faults, and what changed since', async ({
  roompass,
  startAccount,
}) => {
  test.setTimeout(90_000)
  const server = await startAccount()
  await setEndpoint(roompass, server)
  // Counted from ten seconds ago, what ends in a second has ended, whenever it is sent.
  const chosen = ['--group', 'time', '--group', 'signature', '--now=-10s', '--concurrency', '1']
  const last = await roompass(['cases', 'run', ...set, ...chosen, '--title', 'Last'])
  expect(last.code, last.stderr).toBe(0)
  server.shiftClock(120)
  const now = await roompass(['cases', 'run', ...set, ...chosen, '--title', 'Now', '--junit', '-'])
  expect(now.code, now.stderr).toBe(1)

  await test.step('JUnit XML on standard output, the summary on standard error', async () => {
    const root = readXml(now.stdout)
    expect(root.attributes).toMatchObject({ name: 'Now', failures: '2', errors: '0' })
    expect(
      everyElement(root, 'testcase').filter(({ children }) => children[0]?.name === 'failure'),
    ).toMatchObject([
      { attributes: { name: expect.stringContaining('Expires in a minute') } },
      { attributes: { name: expect.stringContaining('Valid in a minute') } },
    ])
    expect(now.stderr).toMatch(/^exp-in-one-minute +accepted +refused +403.*The token has expired/m)
    expect(now.stderr).toContain('2 fail')
  })
  await test.step('compared: what changed, and nothing else', async () => {
    const ids = [recordedIn(now.stderr), recordedIn(last.stderr)]
    const { code, stdout, stderr } = await roompass(['cases', 'compare', ...ids])
    expect(code, stderr).toBe(0)
    expect(stdout).toMatch(/^exp-in-one-minute +pass, accepted +fail, refused$/m)
    expect(stdout).toMatch(/^nbf-in-one-minute +pass, refused +fail, accepted$/m)
    expect(stdout).not.toMatch(/^(signature-bit|exp-now|exp-in-five-minutes) /m)
    const { changes, same } = (await roompass(['cases', 'compare', ...ids, '--json'])).json() as {
      changes: { caseId: string; before: { observed: string }; after: { observed: string } }[]
      same: number
    }
    for (const { before, after, caseId } of changes) expect(after.observed, caseId).not.toBe(before.observed)
    expect(changes.length + same).toBe(47)
    expect((await roompass(['cases', 'compare', ids[0] ?? '', 'no-such-sheet'])).code).toBe(2)
  })
  await test.step('a server of 500s: no answer is no success', async () => {
    server.shiftClock(0)
    server.fault({ kind: 'status', status: 500 }, { times: 2 })
    const errors = await roompass(['cases', 'run', ...set, ...chosen, '--junit', '-'])
    expect(errors.code, errors.stderr).toBe(1)
    expect(readXml(errors.stdout).attributes).toMatchObject({ failures: '0', errors: '2' })
    expect(errors.stderr).toContain('2 had no answer.')
    // The sheet is run again, all of it, and then nothing of it is open.
    const sheet = ['cases', 'run', '--sheet', recordedIn(errors.stderr)]
    const asked = server.asked.length
    expect(await roompass(sheet)).toMatchObject({ code: 0 })
    expect(server.asked).toHaveLength(asked + 47)
    expect(await roompass([...sheet, '--profile', 'Acme'])).toMatchObject({ code: 2 })
  })
})

test('a set with a stored profile is recorded as a sheet, and its links do what they say', async ({
  roompass,
  startAccount,
}) => {
  const server = await startAccount()
  const made = await makeSheet(roompass, 'From the terminal', ['--group', 'header', '--group', 'structure'])
  expect(Object.keys(made[0] ?? {})).toEqual([
    'id',
    'title',
    'group',
    'token',
    'link',
    'expected',
    'reason',
    'source',
  ])
  for (const { id, link, expected } of made) {
    const seen = await seenBehind(server.origin, link ?? '')
    if (expected !== 'unknown') expect(seen, id).toBe(expected)
  }
  const history = async (...words: string[]) => (await roompass(['history', '--json', ...words])).json()
  expect(await history('--origin', 'crafted', '--limit', '1000')).toHaveLength(made.length)
  expect(await history(), 'hidden until asked for').toEqual([])
})
