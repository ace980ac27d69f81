import { mkdir, readdir, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '../fixtures/app.ts'
import {
  expectSameSessions,
  partsIn,
  readOutput,
  recordedSessions,
  signedClaims,
} from '../fixtures/batches.ts'
import { epochNow } from '../fixtures/made-token.ts'
import { addTestProfile, testTeam } from '../fixtures/test-profile.ts'
import { shell } from '../pages/shell.ts'

/** As an office program of Germany saves it: a BOM, semicolons, CRLF, quotes that are doubled, lines within cells. */
const lines = [
  'Titel;Vorname;Nachname;Kundennummer;Raum;Gültig bis;Bemerkung',
  'Dr.;Zoë;Ångström;K-1;board-q4;4h;"sagt ""hallo""; und geht"',
  ';李;小龙;K-2;board-q4;2030-01-01T00:00:00Z;"zwei',
  'Zeilen"',
  ';Jane;"Smith; Jr.";K-3;;;',
  ';Max;Muster;K-4;board-q4;übermorgen früh;',
  ';Eva;Falsch;K-5;board-q4;vorgestern;',
  ';Jane;Noch einmal;K-3;lobby;1h;=1+1',
]
const table = `\ufeff${lines.join('\r\n')}\r\n`

test('a table from an office program becomes tokens: matched, checked, mended and issued', async ({
  launch,
  roompass,
}, testInfo) => {
  await addTestProfile(roompass)
  const folder = testInfo.outputPath('party')
  await mkdir(folder)
  const input = join(folder, 'Gäste.csv')
  const output = join(folder, 'Gäste tokens.csv')
  await writeFile(input, table)
  const app = await launch()
  const ui = shell(app.page)
  const { batch, issue, history } = ui
  await issue.fill({ rd: 'lobby', u: 'Somebody Else', role: 'moderator' })
  await issue.chooseStart('Now')
  await ui.goTo('Batch')

  await test.step('a no to the dialog changes nothing', async () => {
    await app.answerDialog(null)
    await batch.chooseFile.click()
    expect(await app.waitForDialog()).toMatchObject({ kind: 'open' })
    await expect(batch.chooseFile).toBeVisible()
  })
  await test.step('it is read as it is meant, and its columns are matched', async () => {
    await app.answerDialog(input)
    await batch.chooseFile.click()
    await app.waitForDialog()
    await expect(batch.source).toContainText('Gäste.csv')
    await expect(batch.source).toContainText('7 columns')
    await expect(batch.rows).toHaveCount(6)
    await expect(batch.rows.first()).toContainText('Zoë Ångström')
    await expect(batch.row('李 小龙')).toContainText('K-2')
    await expect(batch.row('Smith; Jr.')).toBeVisible()
    await expect(batch.field('External id').group).toContainText('Kundennummer')
    await expect(batch.field('Room').group).toContainText('Raum')
    await expect(batch.field('Valid until').group).toContainText('Gültig bis')
  })
  await test.step('the name is a text of three columns; the rest is as in the form', async () => {
    await batch.field('Guest name').from('Text…')
    const { template } = batch.field('Guest name')
    await template.fill('{Titel} {Vorname} {Nachnahme}')
    await expect(template).toHaveAttribute('aria-invalid', 'true')
    await expect(batch.field('Guest name').group).toContainText('There is no column Nachnahme')
    await template.fill('{Titel} {Vorname} {Nachname}')
    await expect(batch.rows.first()).toContainText('Dr. Zoë Ångström')
    await expect(batch.row('Smith; Jr.'), 'no room as yet').toContainText('—')
    await batch.takeFromIssue.click()
    await expect(batch.row('Smith; Jr.')).toContainText('lobby')
    await expect(batch.rows.first()).toContainText('moderator')
    await batch.field('Valid until').value.fill('30m')
  })
  await test.step('a dry run counts them, and says what is wrong in which line', async () => {
    await expect(batch.issue.region).toContainText('Every row is checked first.')
    await batch.check.click()
    await expect(batch.checkPart).toContainText('6 rows checked.')
    await expect(batch.checkPart).toContainText('2 fine, 2 rows with warnings, 2 rows with errors.')
    await expect(batch.rows).toHaveCount(2)
    // The cell of line 3 goes on in line 4.
    await expect(batch.row('Max Muster').getByRole('gridcell').first()).toHaveText('6')
    await expect(batch.row('Eva Falsch').getByRole('gridcell').first()).toHaveText('7')
    await expect(batch.row('Max Muster')).toContainText('Valid until')
    await batch.show('Warnings')
    await expect(batch.rows).toHaveCount(2)
    await expect(batch.row('李 小龙'), 'a token for years').toContainText('Valid until')
    await expect(batch.row('Jane Noch einmal')).toContainText('stands in line 5 as well')
    await batch.show('Formulas')
    await expect(batch.rows).toHaveCount(1)
    await expect(batch.row('Jane Noch einmal')).toBeVisible()
  })
  await test.step('one is mended in place; the file stays as it is', async () => {
    await batch.show('Errors')
    await batch.row('Max Muster').click()
    await batch.editor.cell('Gültig bis').fill('3h')
    await batch.editor.cell('Nachname').fill('Mustermann')
    await batch.editor.save.click()
    await expect(batch.editor.region).toContainText('Nothing is to be said of this row any more.')
    await expect(batch.checkPart).toContainText('3 fine, 2 rows with warnings, 1 row with errors.')
    await batch.editor.close.click()
  })
  await test.step('all of them can not be issued, the good ones can', async () => {
    await expect(batch.issue.region).toContainText('1 row has an error: correct it, or leave it out.')
    await batch.issue.which('Only good')
    await expect(batch.issue.button).toHaveText('Issue 5 tokens…')
    await app.answerDialog('Cancel')
    await batch.issue.button.click()
    expect(await app.waitForDialog()).toMatchObject({
      message: 'Issue 5 tokens for “Acme”?',
      detail: expect.stringContaining('The file is not encrypted'),
      buttons: ['Cancel', 'Issue'],
    })
    await expect(batch.issue.button).toBeEnabled()
    expect(await recordedSessions(roompass)).toEqual([])
  })
  const began = epochNow()
  await test.step('issued', async () => {
    await app.answerDialog('Issue')
    await app.answerDialog(output)
    // A press right after the one before does not count.
    await expect(async () => {
      await batch.issue.button.click()
      await expect(batch.batches).toHaveCount(1, { timeout: 1500 })
    }).toPass()
    await expect(batch.batch('Gäste.csv').line).toContainText(
      '5 tokens in “Gäste tokens.csv”, 1 row left out',
    )
    await expect(batch.told).toContainText('5 tokens in “Gäste tokens.csv”')
    const dialogs = await app.dialogs()
    expect(dialogs.at(-1)).toMatchObject({ kind: 'save', defaultPath: 'Gäste tokens.csv' })
  })
  await test.step('each token in the file is right', async () => {
    const issued = await readOutput(output)
    const isoOf = (epoch: unknown) => new Date(Number(epoch) * 1000).toISOString().replace('.000Z', 'Z')
    const spans = [4 * 3600, null, 1800, 3 * 3600, 3600]
    expect(issued.map(({ Kundennummer }) => Kundennummer)).toEqual(['K-1', 'K-2', 'K-3', 'K-4', 'K-3'])
    expect(issued.map(({ Bemerkung }) => Bemerkung)).toEqual([
      'sagt "hallo"; und geht',
      'zwei\r\nZeilen',
      '',
      '',
      '=1+1',
    ])
    const names = ['Dr. Zoë Ångström', '李 小龙', 'Jane Smith; Jr.', 'Max Mustermann', 'Jane Noch einmal']
    const rooms = ['board-q4', 'board-q4', 'lobby', 'board-q4', 'lobby']
    for (const [at, line] of issued.entries()) {
      const { iat, nbf, exp, ...claims } = signedClaims(line.token)
      expect(claims, `line ${at + 1}`).toEqual({
        td: testTeam,
        rd: rooms[at],
        ud: line.Kundennummer,
        u: names[at],
        role: 'moderator',
      })
      expect(iat).toBe(nbf)
      expect(Number(nbf)).toBeGreaterThanOrEqual(began)
      expect(Number(nbf)).toBeLessThanOrEqual(epochNow())
      const span = spans[at]
      if (span === null) expect(exp).toBe(Date.parse('2030-01-01T00:00:00Z') / 1000)
      else expect(Number(exp) - Number(nbf)).toBe(span)
      expect(line.link).toBe(`https://acme.digitalsamba.com/${rooms[at]}?token=${line.token}`)
      expect([line.valid_from, line.valid_until]).toEqual([isoOf(nbf), isoOf(exp)])
    }
    await expectSameSessions(
      roompass,
      issued.map(({ session_id }) => session_id),
    )
    expect(await partsIn(folder)).toEqual([])
    expect((await readdir(folder)).sort()).toEqual(['Gäste tokens.csv', 'Gäste.csv'])
    if (process.platform !== 'win32') expect((await stat(output)).mode & 0o777).toBe(0o600)
  })
  await test.step('and is shown in the history', async () => {
    await batch.batch('Gäste.csv').showInHistory.click()
    await expect(history.stateButton('All')).toHaveAccessibleName('All 5')
    await history.expectGuests([
      'Jane Noch einmal',
      'Max Mustermann',
      'Jane Smith; Jr.',
      '李 小龙',
      'Dr. Zoë Ångström',
    ])
    await history.open('Max Mustermann')
    await history.copyToken.click()
    const [, , , max] = await readOutput(output)
    await expect.poll(() => app.clipboard()).toBe(max?.token)
  })
  await test.step('a batch that is over can be forgotten; what it made stays', async () => {
    await ui.goTo('Batch')
    await batch.batch('Gäste.csv').forget.click()
    await expect(batch.batches).toHaveCount(0)
    expect(await readOutput(output)).toHaveLength(5)
    expect(await recordedSessions(roompass)).toHaveLength(5)
  })
})
