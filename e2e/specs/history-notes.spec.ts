import { expect, test } from '../fixtures/app.ts'
import { issueFor } from '../fixtures/guests.ts'
import { addTestProfile } from '../fixtures/test-profile.ts'
import { shell } from '../pages/shell.ts'

/** The notes that the terminal lists, from the newest session on. */
const notesIn = (listed: unknown) => (listed as { readonly note: string }[]).map(({ note }) => note)

test('a note is stored on leaving it, is there after a restart, and a second process reads it', async ({
  launch,
  roompass,
}) => {
  await addTestProfile(roompass)
  for (const name of ['Ada', 'Ben', 'Cleo', 'Dan']) await issueFor(roompass, { name })
  const app = await launch()
  let ui = shell(app.page)
  const { keyboard } = app.page
  const listed = async () => notesIn((await roompass(['history', '--json'])).json())
  await ui.goTo('History')

  await test.step('Ctrl+Enter, with the field still open', async () => {
    await ui.history.open('Dan')
    await ui.history.note.fill('By key')
    await expect.poll(listed, 'nothing is stored before it is left').toEqual(['', '', '', ''])
    await ui.history.note.press('ControlOrMeta+Enter')
    await expect(ui.history.noteSaid).toHaveText('Saved')
    await expect(ui.history.note).toBeFocused()
    expect(await listed()).toEqual(['By key', '', '', ''])
  })

  await test.step('leaving the field', async () => {
    await ui.history.open('Cleo')
    await ui.history.note.fill('By Tab')
    await keyboard.press('Tab')
    await expect(ui.history.noteSaid).toHaveText('Saved')
    expect(await listed()).toEqual(['By key', 'By Tab', '', ''])
  })

  await test.step('leaving for another session', async () => {
    await ui.history.open('Ben')
    await ui.history.note.fill('By a click on another')
    await ui.history.open('Ada')
    await expect(ui.history.note).toHaveValue('')
    await expect.poll(listed).toEqual(['By key', 'By Tab', 'By a click on another', ''])
  })

  await test.step('leaving for another screen by key, and back', async () => {
    await ui.history.note.fill('By key to another screen')
    await keyboard.press('ControlOrMeta+1')
    await expect(ui.issue.button).toBeVisible()
    await expect
      .poll(listed)
      .toEqual(['By key', 'By Tab', 'By a click on another', 'By key to another screen'])
    await ui.goTo('History')
    await expect(ui.history.note).toHaveValue('By key to another screen')
  })

  await test.step('locking', async () => {
    await ui.history.open('Dan')
    await ui.history.note.fill('By locking')
    await keyboard.press('ControlOrMeta+l')
    await app.page.getByRole('button', { name: 'Unlock' }).click()
    await expect.poll(async () => (await listed())[0]).toBe('By locking')
  })

  await test.step('a restart', async () => {
    await app.restart()
    ui = shell(app.page)
    await ui.goTo('History')
    await ui.history.open('Dan')
    await expect(ui.history.note).toHaveValue('By locking')
    await ui.history.open('Ben')
    await expect(ui.history.note).toHaveValue('By a click on another')
  })
})

test('a note is found by its words, here and on the terminal, and is kept as it was typed', async ({
  launch,
  roompass,
}) => {
  await addTestProfile(roompass)
  for (const name of ['Ada', 'Ben', 'Cleo']) await issueFor(roompass, { name })
  const app = await launch()
  const { history, goTo } = shell(app.page)
  const written = 'VIP: Büro 4711\n=1+1\t“100%” 🧑‍🚀 שלום עולם\n  – two spaces before'
  await goTo('History')
  await history.open('Ben')
  await history.note.fill(written)
  await history.note.press('ControlOrMeta+Enter')
  await expect(history.noteSaid).toHaveText('Saved')
  expect(notesIn((await roompass(['history', '--json'])).json())).toEqual(['', written, ''])

  for (const text of ['buro', '4711', 'VIP 100%', 'שלום', '1+1', 'ben vip', '🚀']) {
    await test.step(`search: ${text}`, async () => {
      await history.search(text)
      await history.expectGuests(['Ben'])
      expect((await roompass(['history', '--search', text, '--json'])).json()).toMatchObject([
        { name: 'Ben' },
      ])
    })
  }

  await test.step('what the note no longer says is not found', async () => {
    await history.search('4711')
    await history.note.fill('Nothing of it')
    await history.note.press('ControlOrMeta+Enter')
    await expect(history.list).toContainText('No session fits “4711”.')
    await history.search('nothing of it')
    await history.expectGuests(['Ben'])
  })

  await test.step('no more than 2,000 characters', async () => {
    await history.note.fill('x'.repeat(1_990))
    await expect(history.noteSaid).toHaveText('10 characters left')
    await history.note.press('End')
    await history.note.pressSequentially('y'.repeat(12))
    await history.note.press('ControlOrMeta+Enter')
    await expect(history.noteSaid).toHaveText('Saved')
    await history.search('y')
    const [note = ''] = notesIn((await roompass(['history', '--search', 'yyyy', '--json'])).json())
    expect(note).toHaveLength(2_000)
  })
})

test('a note that is typed when the window is closed is not lost', async ({ launch, roompass }) => {
  await addTestProfile(roompass)
  await issueFor(roompass, { name: 'Ada' })
  const app = await launch()
  const { history, goTo } = shell(app.page)
  await goTo('History')
  await history.note.fill('Typed at the end')
  await app.closeWindow()
  await app.ended()
  expect(notesIn((await roompass(['history', '--json'])).json())).toEqual(['Typed at the end'])
})
