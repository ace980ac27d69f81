import { mkdir, writeFile } from 'node:fs/promises'
import { expect, test } from '../fixtures/app.ts'
import type { AppHandle } from '../fixtures/app-handle.ts'
import { addTestProfile } from '../fixtures/test-profile.ts'
import { type Shell, shell } from '../pages/shell.ts'

/** Chooses a file in the native dialog, before there are rows or in place of others. */
async function choose(app: AppHandle, { batch }: Shell, path: string): Promise<void> {
  await app.answerDialog(path)
  await batch.chooseFile.or(batch.otherFile).click()
}

test('rows come from wherever people have them, and what was done to them is said', async ({
  launch,
  roompass,
}, testInfo) => {
  await addTestProfile(roompass)
  const at = (name: string) => testInfo.outputPath(name)
  const app = await launch()
  const ui = shell(app.page)
  const { batch } = ui
  await ui.goTo('Batch')

  await test.step('pasted as they were copied from a spreadsheet', async () => {
    await app.setClipboard('Guest\tLogin\tMeeting\r\nZoë 李\tcrm-1\tlobby\r\n"Two\nlines"\tcrm-2\tboard-q4')
    await batch.pasteField.focus()
    await app.page.keyboard.press('ControlOrMeta+v')
    await expect(batch.source).toContainText('Pasted rows')
    await expect(batch.remarks).toContainText(['separated by tabs', 'names of the columns'])
    await expect(batch.rows).toHaveCount(2)
    await expect(batch.row('Zoë 李')).toContainText('crm-1')
    await expect(batch.row('Zoë 李')).toContainText('lobby')
    await expect(batch.row('Two lines'), 'a name has one line').toBeVisible()
    await expect(batch.field('Guest name').group).toContainText('Guest')
  })
  await test.step('JSON lines, whose members are the columns', async () => {
    const objects = [
      { name: 'Jane Smith', external_id: 'crm-3', room: 'lobby', tags: ['a', 'b'], vip: true },
      { room: 'atrium', name: '=1+1', external_id: 4711 },
    ]
    await writeFile(at('guests.jsonl'), objects.map((one) => `${JSON.stringify(one)}\n`).join(''))
    await choose(app, ui, at('guests.jsonl'))
    await expect(batch.source).toContainText('guests.jsonl')
    await expect(app.page.getByRole('radio', { name: 'JSON lines' })).toBeChecked()
    await expect(batch.hasNames).toBeDisabled()
    await expect(batch.row('Jane Smith')).toContainText('crm-3')
    await expect(batch.row('=1+1')).toContainText('4711')
    await expect(batch.row('=1+1')).toContainText('atrium')
  })
  await test.step('UTF-16 with tabs, as a spreadsheet saves it', async () => {
    const text = '\ufeffName\tRoom\r\nÉlodie 🧑‍🚀\tlobby\r\nמשה\tlobby\r\n'
    await writeFile(at('unicode.txt'), Buffer.from(text, 'utf16le'))
    await choose(app, ui, at('unicode.txt'))
    await expect(batch.remarks).toContainText(['The text is UTF-16 and was converted.'])
    await expect(batch.source).toContainText('UTF-16')
    await expect(batch.row('Élodie 🧑‍🚀')).toContainText('lobby')
    await expect(batch.row('משה')).toBeVisible()
  })
  await test.step('an old code page is taken for what it most likely is, and that is said', async () => {
    await writeFile(at('old.csv'), Buffer.from('Name;Room\r\nZoë Groß;lobby\r\n', 'latin1'))
    await choose(app, ui, at('old.csv'))
    await expect(batch.remarks).toContainText([/read as windows-1252: look at letters such as ä and é/])
    await expect(batch.row('Zoë Groß')).toBeVisible()
  })
  await test.step('without names on top the first row is a guest', async () => {
    await writeFile(at('bare.csv'), 'Jane Smith,crm-5\nMarc Aurel,crm-6\n')
    await choose(app, ui, at('bare.csv'))
    await expect(batch.hasNames).not.toBeChecked()
    await expect(batch.remarks).toContainText([/commas/, /The first row was taken for a guest/])
    await batch.field('Guest name').from('column 1')
    await batch.field('External id').from('column 2')
    await expect(batch.rows).toHaveCount(2)
    await expect(batch.row('Jane Smith')).toContainText('crm-5')
    await batch.hasNames.check()
    await expect(batch.rows).toHaveCount(1)
    await batch.field('Guest name').from('Jane Smith')
    await expect(batch.row('Marc Aurel')).toBeVisible()
    await batch.hasNames.uncheck()
    await expect(batch.rows).toHaveCount(2)
  })
  await test.step('another separator is read at once, and back', async () => {
    await writeFile(at('both.csv'), 'Name;Room,Wing\nJane, Dr.;lobby,north\nMarc, Prof.;lobby,south\n')
    await choose(app, ui, at('both.csv'))
    const wing = batch.row('south')
    await batch.readAs('Comma')
    await batch.field('Guest name').from('Wing')
    await expect(batch.rows.first()).toContainText('Dr.;lobby')
    await batch.readAs('Semicolon')
    await batch.field('Room').from('Room,Wing')
    await expect(batch.row('Jane, Dr.')).toContainText('lobby,north')
    await expect(wing).toContainText('Marc, Prof.')
  })
  await test.step('what is no table is not taken, with a sentence; the rows before stay', async () => {
    const png = Buffer.from('89504e470d0a1a0a0000000d4948445200000001', 'hex')
    const noise = Buffer.from(Array.from({ length: 400 }, (_, index) => (index * 7) % 32))
    const files: readonly [name: string, content: string | Buffer, says: RegExp][] = [
      ['guests.xlsx', Buffer.from('504b030414000600', 'hex'), /This is a workbook, such as an \.xlsx file/],
      ['guests.xls', Buffer.from('d0cf11e0a1b11ae1', 'hex'), /This is an old Excel workbook/],
      ['guests.pdf', '%PDF-1.7', /This is a PDF/],
      ['picture.png', Buffer.concat([png, noise]), /This is no text, so it holds no rows/],
      ['nobody.csv', '', /There are no rows in this/],
      ['blank.csv', '\ufeff\r\n\r\n', /There are no rows in this/],
      ['head.csv', 'Name,Room\n', /There is a header and no row below it/],
      ['list.json', '[\n  {"name": "Jane"}\n]', /This is JSON, but one list of everything/],
    ]
    for (const [name, content, says] of files) {
      await writeFile(at(name), content)
      await choose(app, ui, at(name))
      await expect(batch.source.getByRole('alert'), name).toHaveText(says)
    }
    await mkdir(at('folder.csv'))
    await choose(app, ui, at('folder.csv'))
    await expect(batch.source.getByRole('alert')).toHaveText(
      /folder\.csv is a folder: choose a file with rows/,
    )
    await choose(app, ui, at('gone.csv'))
    await expect(batch.source.getByRole('alert')).toHaveText(/gone\.csv is not there any more/)
    await expect(batch.source).toContainText('both.csv')
    await expect(batch.row('Jane, Dr.')).toBeVisible()
    await choose(app, ui, at('bare.csv'))
    await expect(batch.source.getByRole('alert')).toBeHidden()
  })
})

test('columns are matched as they were last time, and what was changed since a check has to be checked again', async ({
  launch,
  roompass,
}, testInfo) => {
  await addTestProfile(roompass)
  const path = testInfo.outputPath('guests.csv')
  const table = 'Code,Who,Nick,Room\nc-1,Jane Smith,Jay,lobby\nc-2,Marc Aurel,Em,lobby\n'
  await writeFile(path, table)
  const app = await launch()
  let ui = shell(app.page)
  await ui.goTo('Batch')
  await choose(app, ui, path)

  await test.step('what their names do not say is chosen once', async () => {
    const { batch } = ui
    await expect(batch.field('Guest name').group).toContainText('Same for all')
    await batch.field('Guest name').from('Text…')
    await batch.field('Guest name').template.fill('{Who} ({Nick})')
    await batch.field('External id').from('Code')
    await expect(batch.row('Jane Smith (Jay)')).toContainText('c-1')
    await batch.check.click()
    await expect(batch.checkPart).toContainText('2 rows checked. All are fine.')
  })
  await test.step('each change makes the check one of before, until it is taken back or checked again', async () => {
    const { batch } = ui
    const stale = batch.checkPart.getByText('Something was changed since this check.')
    const reason = batch.issue.region.getByRole('paragraph')
    const blocked = reason.filter({ hasText: 'Something was changed since the check.' })
    await expect(stale).toBeHidden()
    await batch.field('Role').value.fill('speaker')
    await expect(stale).toBeVisible()
    await expect(blocked).toBeVisible()
    await batch.issue.button.click({ force: true })
    expect(await app.dialogs()).toHaveLength(1)
    await batch.field('Role').value.fill('')
    await expect(stale).toBeHidden()
    await expect(blocked).toBeHidden()
    await batch.field('External id').from('Nick')
    await expect(stale).toBeVisible()
    await batch.check.click()
    await expect(stale).toBeHidden()
    await batch.readAs('Semicolon')
    await expect(reason).toBeVisible()
    await batch.readAs('Comma')
    await batch.field('External id').from('Code')
    await batch.check.click()
    await expect(batch.checkPart).toContainText('2 rows checked.')
    await expect(blocked).toBeHidden()
  })
  await test.step('a file that was changed since its check is not issued from', async () => {
    const { batch } = ui
    await writeFile(path, table.replace('Marc Aurel', 'Somebody Else'))
    await batch.issue.button.click()
    await expect(batch.issue.region.getByRole('alert')).toContainText(
      'The file was changed or moved since it was checked',
    )
    await expect(batch.checkPart).toContainText('check again.')
    expect(await app.dialogs(), 'nobody is asked').toHaveLength(1)
    await batch.check.click()
    await expect(batch.checkPart).toContainText('2 rows checked.')
    await expect(batch.issue.button).toHaveText('Issue 2 tokens…')
  })
  await test.step('after a restart the same columns are matched the same, in whatever order', async () => {
    await writeFile(path, 'Room,Nick,Code,Who\nlobby,Zed,c-9,Zoë 李\n')
    await app.restart()
    ui = shell(app.page)
    const { batch } = ui
    await ui.goTo('Batch')
    await choose(app, ui, path)
    await expect(batch.row('Zoë 李 (Zed)')).toContainText('c-9')
    await expect(app.page.getByText('The columns are matched as you did before.')).toBeVisible()
    await expect(batch.field('Guest name').template).toHaveValue('{Who} ({Nick})')
    await batch.field('Guest name').from('Who')
    await expect(app.page.getByText('The columns are matched as you did before.')).toBeHidden()
  })
})
