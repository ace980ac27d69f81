import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { expect } from '../fixtures/app.ts'
import { test } from '../fixtures/batch-cli.ts'
import { addTestProfile, testTeam } from '../fixtures/test-profile.ts'
import { claimsOf, guests, partsIn, rowsOf, tokensIn } from '../fixtures/token-tables.ts'

test.beforeEach(({ roompass }) => addTestProfile(roompass))

const inLobby = ['--profile', 'Acme', '--room', 'lobby']

/** As an office program of another country writes it: a mark, semicolons, pairs of line ends, quotes. */
const german = Buffer.from(
  '\ufeffVorname;Nachname;Kundennummer;Rolle;Firma;Raum;Gültig bis\r\n' +
    'Zoë;"von ""und"" zu; Huber";crm-1;moderator;"Acme;\r\nBerlin";;\r\n' +
    '李;小龙;crm-2;;;board-q4;30m\r\n' +
    'محمد;عبد الله;crm-3;attendee;=SUM(A1);;\r\n',
)

test('a table becomes a table of tokens, each of them signed, and recorded with what stands in its row', async ({
  roompass,
  recorded,
  desk,
}) => {
  const input = desk.put('Gäste.csv', german)
  const constants = ['--role', 'attendee', '--expires', '2h', '--initials', 'VIP']
  const map = ['--map', 'name={Vorname} {Nachname} {{{Kundennummer}}}', '--map', 'external-id={Kundennummer}']
  const out = desk.at('tokens.csv')
  const run = await roompass(['batch', input, '--out', out, ...inLobby, ...constants, ...map])
  expect(run.code, run.stderr).toBe(0)
  expect(run.stdout).toMatch(/^3 tokens issued into tokens\.csv, in \d+\.\d s\.\n$/)
  expect(run.stderr).toMatch(
    /^roompass: Takes room from \{Raum\}, external-id from \{Kundennummer\}, name from \{Vorname\} \{Nachname\} \{\{\{Kundennummer\}\}\}, role from \{Rolle\}, expires from \{Gültig bis\}\.$/m,
  )
  const rows = tokensIn(out)

  await test.step('the columns as they were, then what was issued', async () => {
    expect(Object.keys(rows[0] ?? {})).toEqual([
      ...['Vorname', 'Nachname', 'Kundennummer', 'Rolle', 'Firma', 'Raum', 'Gültig bis'],
      ...['token', 'link', 'session_id', 'valid_from', 'valid_until'],
    ])
    const asRead = rowsOf(readFileSync(out, 'utf8')).map((row) => Object.values(row).slice(0, 7))
    expect(asRead).toEqual([
      ['Zoë', 'von "und" zu; Huber', 'crm-1', 'moderator', 'Acme;\r\nBerlin', '', ''],
      ['李', '小龙', 'crm-2', '', '', 'board-q4', '30m'],
      ['محمد', 'عبد الله', 'crm-3', 'attendee', '=SUM(A1)', '', ''],
    ])
    expect(readFileSync(out).subarray(0, 8).toString(), 'no mark').toBe('Vorname,')
  })
  await test.step('the options hold for all rows, and give way to what a row says', async () => {
    const claims = rows.map(({ token }) => claimsOf(token))
    expect(claims).toMatchObject([
      { td: testTeam, rd: 'lobby', u: 'Zoë von "und" zu; Huber {crm-1}', role: 'moderator' },
      { td: testTeam, rd: 'board-q4', u: '李 小龙 {crm-2}', ud: 'crm-2', role: 'attendee', initials: 'VIP' },
      { rd: 'lobby', u: 'محمد عبد الله {crm-3}', ud: 'crm-3', role: 'attendee', initials: 'VIP' },
    ])
    const moments = claims.map(({ iat, exp }) => Number(exp) - Number(iat))
    expect(moments).toEqual([7200, 1800, 7200])
    expect(new Set(claims.map(({ iat }) => iat)).size, 'all count from one moment').toBe(1)
    for (const [at, { link, token, valid_until: until }] of rows.entries()) {
      const { pathname, searchParams } = new URL(link ?? '')
      expect({ pathname, token: searchParams.get('token') }).toEqual({
        ...{ pathname: at === 1 ? '/board-q4' : '/lobby', token },
      })
      expect(Date.parse(until ?? '') / 1000).toBe(claims[at]?.exp)
    }
  })
  await test.step('in the history the same', async () => {
    expect((await recorded()).map(({ id, token, externalId }) => [id, token, externalId])).toEqual(
      rows.map(({ session_id, token, Kundennummer }) => [session_id, token, Kundennummer]),
    )
    const listed = (await roompass(['history', '--json'])).json() as { id: string; name: string }[]
    expect(new Set(listed.map(({ id }) => id))).toEqual(new Set(rows.map((row) => row.session_id)))
    const { session_id: id = '', token } = rows[2] ?? {}
    expect((await roompass(['get', id, '--token'])).stdout).toBe(`${token}\n`)
  })
  await test.step('for its owner alone, and nothing beside it', async () => {
    expect(statSync(out).mode & 0o777).toBe(0o600)
    expect(readdirSync(desk.folder).sort()).toEqual(['Gäste.csv', 'tokens.csv'])
  })
  await test.step('the next one takes the columns in the same way', async () => {
    const again = await roompass(['batch', input, '--out', desk.at('again.csv'), ...inLobby])
    expect(again.stderr).toContain('name from {Vorname} {Nachname} {{{Kundennummer}}}')
    const words = [...inLobby, '--map', 'name={Nachname}', '--map', 'role=']
    const other = await roompass(['batch', input, '--dry-run', ...words])
    expect(other.stderr).toMatch(/name from \{Nachname\}, expires from/)
  })
})

/** Lines 3, 5 and 8 can not be issued; line 7 has something odd. */
const wrong = [
  'name,id,expires,room',
  'Jane,crm-1,1h,lobby',
  'John,crm-2,soon,lobby',
  '"Zoë',
  'Maria",crm-3,1h',
  'Al,crm-4,1h,lobby',
  '=1+1,crm-5,1h,lobby',
  'Eve,crm-6,1h,lobby,too much',
  '',
].join('\n')

test('a row with an error keeps everything from being issued, until it is left out on purpose', async ({
  roompass,
  recorded,
  desk,
}) => {
  const input = desk.put('guests.csv', wrong)
  const words = ['batch', input, '--out', desk.at('tokens.csv'), '--profile', 'Acme']
  const nothing = async () => {
    expect(readdirSync(desk.folder)).toEqual(['guests.csv'])
    expect(await recorded()).toEqual([])
  }

  await test.step('said with line, row and field', async () => {
    const { code, stdout, stderr } = await roompass(words)
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: expect.stringMatching(
        /\nroompass: 3 of 6 rows can not be issued, so nothing was\. Mend them in the file, or leave them out with --only-good\.\n$/,
      ),
    })
    const lines = stdout.trimEnd().split('\n')
    expect(lines).toEqual([
      expect.stringMatching(/^LINE +ROW +LEVEL +FIELD +WHAT$/),
      expect.stringMatching(/^3 +2 +error +Valid until +\S.*\.$/),
      expect.stringMatching(/^4 +3 +error +There are 3 cells and 4 columns.*\.$/),
      expect.stringMatching(/^8 +6 +error +There are 5 cells and 4 columns.*\.$/),
    ])
    await nothing()
  })
  await test.step('a dry run says the same for a program, and names cells that look like formulas', async () => {
    const { code, stderr, json } = await roompass([...words.toSpliced(2, 2), '--dry-run', '--json'])
    expect(code, stderr).toBe(1)
    const answer = json() as { problems: { row: number; line: number; level: string; cells: string[] }[] }
    expect(answer).toMatchObject({ rows: 6, errors: 3, formulas: 1 })
    expect(answer.problems.map(({ row, line, level }) => [row, line, level])).toEqual([
      [2, 3, 'error'],
      [3, 4, 'error'],
      [5, 7, 'hint'],
      [6, 8, 'error'],
    ])
    expect(answer.problems[2]).toMatchObject({
      findings: expect.arrayContaining([expect.objectContaining({ code: 'formula-in-cell' })]),
    })
    expect(answer.problems[0]).toMatchObject({
      cells: ['John', 'crm-2', 'soon', 'lobby'],
      findings: expect.arrayContaining([
        expect.objectContaining({ level: 'error', field: 'exp', message: expect.stringMatching(/\.$/) }),
      ]),
    })
    await nothing()
  })
  await test.step('the others alone', async () => {
    const { code, stdout, stderr, json } = await roompass([...words, '--only-good', '--json'])
    expect(code, stderr).toBe(0)
    expect(json()).toEqual({
      ...{ batch: expect.any(String), rows: 6, issued: 3, leftOut: 3, message: '' },
      ...{ output: desk.at('tokens.csv'), seconds: expect.any(Number) },
    })
    expect(stdout.split('\n')).toHaveLength(stdout.trimEnd().split('\n').length + 1)
    expect(stderr.match(/^\d+ +\d+ +error/gm)).toEqual([
      expect.stringMatching(/^3 +2/),
      expect.stringMatching(/^4 +3/),
      expect.stringMatching(/^8 +6/),
    ])
    const rows = tokensIn(desk.at('tokens.csv'))
    expect(rows.map(({ name }) => name)).toEqual(['Jane', 'Al', '=1+1'])
    expect((await recorded()).map(({ batchRow }) => batchRow)).toEqual([1, 4, 5])
    expect(rows.map(({ token }) => claimsOf(token).ud)).toEqual(['crm-1', 'crm-4', 'crm-5'])
  })
  await test.step('an output that is there is not replaced, unless that is said', async () => {
    const before = readFileSync(desk.at('tokens.csv'))
    const refused = await roompass([...words, '--only-good'])
    expect(refused).toMatchObject({
      ...{ code: 2, stdout: '' },
      stderr: expect.stringMatching(/^roompass: There is a tokens\.csv already: .*--overwrite\./),
    })
    expect(readFileSync(desk.at('tokens.csv'))).toEqual(before)
    expect(await recorded()).toHaveLength(3)
    expect((await roompass([...words, '--only-good', '--overwrite'])).code).toBe(0)
    expect(readFileSync(desk.at('tokens.csv'))).not.toEqual(before)
    expect(partsIn(desk.folder)).toEqual([])
  })
})

test('a folder that is not there, or that nobody may write to, is said before anything is issued', async ({
  roompass,
  recorded,
  desk,
}) => {
  const input = desk.put('guests.csv', guests(3))
  for (const [out, code, says] of [
    ['no such folder/tokens.csv', 2, /There is no folder “no such folder” for the output/],
    ['guests.csv/tokens.csv', 2, /There is no folder “guests\.csv” for the output/],
    [`${'x'.repeat(300)}.csv`, 2, /The name of the output is too long for a file/],
    ['../desk/guests.csv', 2, /can not go into the file that the guests come from/],
  ] as const) {
    const run = await roompass(['batch', input, '--out', desk.at(out), ...inLobby])
    expect.soft(run, out).toMatchObject({ code, stdout: '', stderr: expect.stringMatching(says) })
  }
  expect(await recorded()).toEqual([])
  expect(readdirSync(desk.folder)).toEqual(['guests.csv'])
  const batches = await roompass(['batch', input, '--out', desk.at('t.csv'), '--resume', '--profile', 'Acme'])
  expect(batches, 'nothing is left to go on with').toMatchObject({ code: 2 })
  expect(existsSync(desk.at('t.csv'))).toBe(false)
})
