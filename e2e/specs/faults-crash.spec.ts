import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '../fixtures/app.ts'
import { hostOfSpecs } from '../fixtures/host.ts'
import { evaluateInMain, inspectable } from '../fixtures/inspector.ts'
import { addTestProfile, testKey } from '../fixtures/test-profile.ts'
import { shell } from '../pages/shell.ts'

const typed = { rd: 'board-q4', ud: 'crm-4711', u: 'Zoë 李' } as const

test('a page that crashes comes back with the form as typed, and works', async ({ launch, roompass }) => {
  await addTestProfile(roompass)
  const app = await launch()
  let ui = shell(app.page)
  await ui.issue.fill(typed)
  await ui.issue.issue()
  await ui.issue.fill({ u: 'Typed After' })
  await ui.goTo('History')

  await app.crashPage()

  ui = shell(app.page)
  await ui.goTo('Issue')
  await expect(ui.issue.field('rd')).toHaveValue(typed.rd)
  await expect(ui.issue.field('ud')).toHaveValue(typed.ud)
  await expect(ui.issue.field('u')).toHaveValue('Typed After')
  await expect(ui.banners).toBeHidden()
  await expect(await ui.issue.issue()).toContainText('recorded in the history')
  await ui.goTo('History')
  await expect(ui.history.rows).toContainText(['Typed After', typed.u])
})

test('a page that crashes again at once is loaded only when the person says so, with the form as typed', async ({
  launch,
  roompass,
}) => {
  await addTestProfile(roompass)
  const app = await launch()
  await shell(app.page).issue.fill(typed)
  await shell(app.page).goTo('History')
  await app.crashPage()

  const back = app.crashPage()
  expect(await app.waitForDialog()).toMatchObject({
    message: 'The window has stopped working twice in a short time. Load it again?',
    buttons: ['Close', 'Load Again'],
  })
  await app.answerDialog('Load Again')
  await back

  const ui = shell(app.page)
  await expect(ui.issue.field('u')).toHaveValue(typed.u)
  await expect(await ui.issue.issue()).toContainText('recorded in the history')
})

test.describe('an error in main that nobody catches', () => {
  test.skip(hostOfSpecs().name === 'electron', 'there Playwright itself holds the inspector')

  test('is said in a dialog and in the log, and ends the application; nothing is lost', async ({
    launch,
    roompass,
  }) => {
    await addTestProfile(roompass)
    const app = await launch({ env: inspectable })
    let ui = shell(app.page)
    await ui.issue.fill(typed)
    await ui.issue.issue()
    await ui.issue.fill({ u: 'Typed After' })
    // Keeping the form takes a moment.
    await ui.goTo('History')

    await evaluateInMain(app, `setImmediate(() => { throw new TypeError('of ${typed.u}: ${testKey}') })`)

    expect(await app.ended()).toEqual({ code: 1, signal: null })
    const dialogs = await app.dialogs()
    expect(dialogs).toEqual([expect.objectContaining({ kind: 'error' })])
    const words = `${dialogs[0]?.message} ${dialogs[0]?.detail}`
    expect(words).toContain('has to close')
    expect(words).toContain(join(app.dataDir, 'logs'))
    const log = await readFile(join(app.dataDir, 'logs', 'roompass.log'), 'utf8')
    expect(log).toMatch(/\[error\] uncaught error: TypeError/)
    for (const text of [words, log, app.stderr()]) {
      expect(text).not.toContain(typed.u)
      expect(text).not.toContain(testKey)
    }

    await app.restart()
    ui = shell(app.page)
    await expect(ui.banners).toBeHidden()
    await expect(ui.issue.field('rd')).toHaveValue(typed.rd)
    await expect(ui.issue.field('u')).toHaveValue('Typed After')
    await ui.goTo('History')
    await expect(ui.history.rows).toContainText([typed.u])
    await ui.goTo('Issue')
    await expect(await ui.issue.issue()).toContainText('recorded in the history')
  })

  test('as a promise is in the log, and the application goes on', async ({ launch, roompass }) => {
    await addTestProfile(roompass)
    const app = await launch({ env: inspectable })
    const ui = shell(app.page)

    await evaluateInMain(app, `void Promise.reject(new TypeError('${testKey}'))`)

    await expect.poll(() => app.stderr()).toMatch(/unhandled rejection: TypeError/)
    expect(app.stderr()).not.toContain(testKey)
    await ui.issue.fill(typed)
    await expect(await ui.issue.issue()).toContainText('recorded in the history')
  })
})
