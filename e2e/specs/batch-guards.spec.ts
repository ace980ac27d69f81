import { access, readFile, writeFile } from 'node:fs/promises'
import type { Page } from 'playwright/test'
import { decryptedHistory } from '../canary/decrypted.ts'
import { expect, test } from '../fixtures/app.ts'
import type { AppHandle } from '../fixtures/app-handle.ts'
import { lastBatch, manyGuests, readOutput, recordedSessions, signedClaims } from '../fixtures/batches.ts'
import { filesIn } from '../fixtures/data-folder.ts'
import { addTestProfile, testKey, testTeam } from '../fixtures/test-profile.ts'
import { type Shell, shell } from '../pages/shell.ts'

const exists = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  )

/** Presses the button that issues until that has come to something: a press right after another does not count. */
async function pressIssue({ batch }: Shell, came: () => Promise<void>): Promise<void> {
  await expect(async () => {
    await batch.issue.button.click()
    await came()
  }).toPass()
}

/** Looks on: whatever a page could be made to do that it should not. */
function problemsOf(page: Page): string[] {
  const problems: string[] = []
  page.on('dialog', (dialog) => problems.push(`dialog: ${dialog.message()}`))
  page.on('pageerror', (error) => problems.push(`error: ${error.message}`))
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(`console: ${message.text()}`)
  })
  return problems
}

test('production is asked about natively, with the number, and a no issues nothing', async ({
  launch,
  roompass,
}, testInfo) => {
  const add = ['profiles', 'add', '--platform', 'digital-samba', '--team', testTeam, '--domain', 'acme']
  const live = ['--name', 'Acme live', '--environment', 'production', '--key-stdin']
  expect(await roompass([...add, ...live], { stdin: testKey })).toMatchObject({ code: 0 })
  const output = testInfo.outputPath('tokens.csv')
  const app = await launch()
  const ui = shell(app.page)
  const { batch } = ui
  await ui.goTo('Batch')
  await batch.paste(manyGuests(3).replaceAll(',', '\t'))
  await batch.check.click()
  await expect(batch.checkPart).toContainText('3 rows checked.')

  for (const [what, answers] of [
    ['no', ['Cancel']],
    ['yes, and then no place for it', ['Issue', null]],
  ] as const)
    await test.step(what, async () => {
      const before = (await app.dialogs()).length
      for (const answer of answers) await app.answerDialog(answer)
      await pressIssue(ui, async () => {
        await expect
          .poll(async () => (await app.dialogs()).length, { timeout: 1500 })
          .toBe(before + answers.length)
      })
      expect((await app.dialogs())[before]).toMatchObject({
        kind: 'message',
        message: 'Issue 3 tokens for “Acme live”?',
        detail: expect.stringMatching(/^This profile is one of production: they work there, for real guests/),
        buttons: ['Cancel', 'Issue'],
      })
      await expect(batch.issue.button).toBeEnabled()
      await expect(batch.issue.region.getByRole('alert')).toBeHidden()
      await expect(batch.batches).toHaveCount(0)
      expect(await recordedSessions(roompass)).toEqual([])
      expect(await exists(output)).toBe(false)
    })
  await test.step('yes, and a place', async () => {
    await app.answerDialog('Issue')
    await app.answerDialog(output)
    await pressIssue(ui, () => expect(batch.batches).toHaveCount(1, { timeout: 1500 }))
    await expect(batch.batches.first()).toContainText('3 tokens in “tokens.csv”')
    expect(await recordedSessions(roompass)).toHaveLength(3)
  })
})

test('a profile without a key checks its rows and issues none, and says where to add it', async ({
  launch,
  roompass,
}) => {
  await addTestProfile(roompass, { key: null })
  const app = await launch()
  const ui = shell(app.page)
  const { batch } = ui
  await ui.goTo('Batch')
  await batch.paste(manyGuests(2).replaceAll(',', '\t'))
  const reason = batch.issue.region.getByRole('paragraph')
  await expect(reason).toContainText('Acme has no signing key: add one under Profiles.')
  await batch.check.click()
  await expect(batch.checkPart).toContainText('no current key')
  await batch.issue.button.click({ force: true })
  expect(await app.dialogs()).toEqual([])

  await batch.issue.region.getByRole('button', { name: 'Open Profiles' }).click()
  const { code } = await roompass(['keys', 'rotate', '--profile', 'Acme', '--key-stdin'], { stdin: testKey })
  expect(code).toBe(0)
  await expect(ui.profiles.keys).toHaveCount(1)
  await ui.goTo('Batch')
  await batch.check.click()
  await expect(batch.checkPart).toContainText('2 rows checked. All are fine.')
  await expect(reason).toBeHidden()
})

test('an anonymous profile sends one alias for each person; who is behind it is in the history alone', async ({
  launch,
  roompass,
  dataDir,
}, testInfo) => {
  await addTestProfile(roompass)
  expect(await roompass(['profiles', 'set', 'Acme', '--anonymous', 'on'])).toMatchObject({ code: 0 })
  const [zoe, marc] = ['Zoë Ångström-Canary', 'Marc Aurel-Canary']
  const rows = [
    [zoe, 'crm-canary-1', 'lobby'],
    [marc, 'crm-canary-2', 'lobby'],
    [zoe, 'crm-canary-1', 'board-q4'],
  ]
  const app = await launch()
  const ui = shell(app.page)
  const { batch } = ui
  await ui.goTo('Batch')
  await batch.paste(['Name\tExternal id\tRoom', ...rows.map((cells) => cells.join('\t'))].join('\n'))
  await expect(batch.row(marc)).toBeVisible()
  await batch.check.click()
  await expect(batch.checkPart).toContainText('3 rows checked. 2 fine, 1 row with warnings.')

  const output = testInfo.outputPath('tokens.csv')
  await test.step('the tokens of one person have one alias', async () => {
    await app.answerDialog('Issue')
    await app.answerDialog(output)
    await batch.issue.button.click()
    await expect(batch.batches.first()).toContainText('3 tokens in “tokens.csv”')
    const lines = await readOutput(output)
    const [first, second, third] = lines.map(({ token }) => signedClaims(token))
    expect([third?.u, third?.ud]).toEqual([first?.u, first?.ud])
    expect(second?.u).not.toBe(first?.u)
    for (const { token, link } of lines) {
      const claims = signedClaims(token)
      expect(claims.u).toMatch(/^[A-Z][a-z]+ [A-Z][a-z]+$/)
      expect(claims.ud).toMatch(/^guest-[0-9a-z]{16}$/)
      expect(`${link} ${JSON.stringify(claims)}`).not.toMatch(/canary/i)
    }
  })
  await test.step('passes say what leaves, and nothing of the person', async () => {
    await batch.issue.output('Guest passes')
    await app.answerDialog('Issue')
    await app.answerDialog(testInfo.outputPath('passes.html'))
    await pressIssue(ui, () => expect(batch.batches).toHaveCount(2, { timeout: 1500 }))
    await expect(batch.batches.first()).toContainText('3 tokens in “passes.html”')
    const passes = await readFile(testInfo.outputPath('passes.html'), 'utf8')
    const [line] = await readOutput(output)
    expect(passes, 'the alias of before').toContain(String(signedClaims(line?.token).u))
    expect(passes).not.toMatch(/canary/i)
  })
  await test.step('the history knows who is who', async () => {
    await ui.goTo('History')
    await ui.history.search('canary')
    await expect(ui.history.rows).toHaveCount(6)
    const recorded = await recordedSessions(roompass)
    expect(recorded.map(({ person }) => person?.name).sort()).toEqual([marc, marc, zoe, zoe, zoe, zoe])
    expect(new Set(recorded.map(({ person }) => person?.id)).size).toBe(2)
  })
  await test.step('and only behind its encryption', async () => {
    await app.close()
    for (const { path, content } of await filesIn(dataDir))
      expect(content.includes('Canary') || content.includes('canary'), path).toBe(false)
    const { bytes } = await decryptedHistory(dataDir, testInfo.outputPath('decrypted'))
    expect(bytes.includes(marc), 'where it can be found').toBe(true)
  })
})

test('a hostile table is shown as it is, and hurts neither the window nor who looks at it', async ({
  launch,
  roompass,
}, testInfo) => {
  await addTestProfile(roompass)
  const script = '<img src=x onerror="window.pwned=1"><script>window.pwned=1</script>'
  const long = 'x'.repeat(100_000)
  const names = ['Name', 'External id', 'Room', script, '{Name}', '\u202eruomoor', '__proto__', '=cmd()', '"']
  const columns = Array.from({ length: 500 }, (_, at) => names[at] ?? `Column ${at + 1} ${'w'.repeat(40)}`)
  const row = (...cells: string[]) => columns.map((_, at) => cells[at] ?? (at % 7 === 0 ? script : ''))
  const rows = [
    row(script, 'crm-1', 'lobby', script),
    row('\u202eeman a', 'crm-2', 'lobby'),
    row(long, 'crm-3', 'lobby', long, '=1+1'),
    row('__proto__', 'constructor', 'lobby', '{Name}', '{{{}'),
    row('=HYPERLINK("https://example.com")', 'crm-5', 'javascript:alert(1)'),
    row('Z̸̡̛͈̮͍̎͆'.repeat(300), 'crm-6', 'lobby'),
    row('', '', ''),
  ]
  const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`
  const path = testInfo.outputPath('<b>guests\u202e.csv')
  await writeFile(path, [columns, ...rows].map((cells) => `${cells.map(quoted).join(';')}\r\n`).join(''))
  const app = await launch()
  const problems = problemsOf(app.page)
  await app.page.evaluate(() => Object.assign(window, { pwned: 0 }))
  const ui = shell(app.page)
  const { batch } = ui
  await ui.goTo('Batch')
  const expectUnhurt = async () => {
    expect(await app.page.evaluate(() => Reflect.get(window, 'pwned'))).toBe(0)
    const isWithin = await app.page.evaluate(
      () => document.documentElement.scrollWidth <= document.documentElement.clientWidth,
    )
    expect(isWithin, 'nothing is wider than the window').toBe(true)
    expect(problems).toEqual([])
  }

  await test.step('opened and matched', async () => {
    await app.answerDialog(path)
    await batch.chooseFile.click()
    await expect(batch.source).toContainText('500 columns')
    await expect(batch.rows).toHaveCount(rows.length)
    await expect(batch.rows.first()).toContainText(script)
    await expectUnhurt()
  })
  await test.step('columns with such names are chosen, also in a text', async () => {
    await batch.field('Initials').from(script)
    await batch.field('Avatar').from('Text…')
    await batch.field('Avatar').template.fill('{"{Name}"}')
    await expect(batch.field('Avatar').template).not.toHaveAttribute('aria-invalid', 'true')
    await batch.field('Avatar').template.fill('{__proto__} {constructor}')
    await expect(batch.field('Avatar').template).toHaveAttribute('aria-invalid', 'true')
    await batch.field('Avatar').from('Same for all')
    await batch.field('Initials').from('Same for all')
    await expectUnhurt()
  })
  await test.step('checked, and looked at cell by cell', async () => {
    await batch.check.click()
    await expect(batch.checkPart).toContainText(`${rows.length} rows checked.`)
    await batch.show('Found')
    for (const [at, found] of (await batch.rows.all()).entries()) {
      await found.click()
      await expect(batch.editor.region, `row ${at + 1}`).toBeVisible()
      await expectUnhurt()
    }
    await batch.show('Warnings')
    await batch.row('xxxxxxxx').click()
    await batch.editor.cell('Name').fill('Somebody shorter')
    await batch.editor.save.click()
    await expect(batch.editor.takeBack).toBeVisible()
    await batch.editor.close.click()
    await expectUnhurt()
  })
  await test.step('issued, without those that can not be', async () => {
    await batch.issue.which('Only good')
    const words = await batch.issue.button.innerText()
    const good = Number(/\d+/.exec(words)?.[0])
    await app.answerDialog('Issue')
    await app.answerDialog(testInfo.outputPath('tokens.csv'))
    await batch.issue.button.click()
    await expect(batch.batches.first()).toContainText(`${good} tokens in “tokens.csv”`)
    const lines = await readOutput(testInfo.outputPath('tokens.csv'))
    expect(lines).toHaveLength(good)
    expect(signedClaims(lines[0]?.token).u).toBe(script)
    expect(Object.keys(lines[0] ?? {})).toHaveLength(505)
    await batch.batches
      .first()
      .getByRole('button', { name: /^Show in History/ })
      .click()
    await expect(ui.history.rows).toHaveCount(good)
    await expectUnhurt()
  })
})

test('the window answers while 60,000 tokens are issued', async ({ launch, roompass }, testInfo) => {
  test.setTimeout(90_000)
  await addTestProfile(roompass)
  const path = testInfo.outputPath('guests.csv')
  const rows = 60_000
  await writeFile(path, manyGuests(rows))
  const app = await launch()
  const ui = shell(app.page)
  const { batch, issue } = ui
  await ui.goTo('Batch')
  await app.answerDialog(path)
  await batch.chooseFile.click()
  await batch.check.click()
  await expect(batch.checkPart).toContainText('60,000 rows checked.', { timeout: 30_000 })
  await app.answerDialog('Issue')
  await app.answerDialog(testInfo.outputPath('tokens.csv'))
  await batch.issue.button.click()
  await expect(batch.batch('guests.csv').progress).toBeVisible()

  await test.step('a click and typing are answered while it runs', async () => {
    await ui.goTo('Issue')
    await issue.field('u').pressSequentially('Typed Meanwhile')
    await expect(issue.largeTile).toHaveAccessibleName('Tile of Typed Meanwhile: TM')
    await expectStillRunning(app)
  })
  await test.step('its end is said on whichever screen', async () => {
    await expect(ui.toast).toContainText('A batch is over: 60,000 tokens issued.', { timeout: 45_000 })
    await expect(issue.field('u')).toHaveValue('Typed Meanwhile')
    await ui.goTo('Batch')
    await expect(batch.batch('guests.csv').line).toContainText('60,000 tokens in “tokens.csv”')
  })
})

async function expectStillRunning({ page }: AppHandle): Promise<void> {
  const { state, issued } = await lastBatch(page)
  expect(state, `after ${issued} rows`).toBe('running')
}
