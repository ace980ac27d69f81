import { expect, test } from '../fixtures/app.ts'
import { issueFor } from '../fixtures/guests.ts'
import { addTestProfile } from '../fixtures/test-profile.ts'
import { shell } from '../pages/shell.ts'

const outlives =
  'The token itself works until it expires; what ends it earlier is a new developer key, which ends all tokens, removing the person from the room, or ending the live session.'

test.beforeEach(({ roompass }) => addTestProfile(roompass))

test('a removed session comes back whole, by the button and by key', async ({ launch, roompass }) => {
  for (const name of ['Ada', 'Ben', 'Cleo']) await issueFor(roompass, { name })
  const app = await launch()
  const { history, goTo } = shell(app.page)
  const { keyboard } = app.page
  const onTerminal = async () =>
    ((await roompass(['history', '--json'])).json() as { readonly name: string }[]).map(({ name }) => name)
  await goTo('History')
  await history.open('Ben')
  await history.note.fill('Comes by train')
  await history.note.press('ControlOrMeta+Enter')
  await history.copyToken.click()
  await expect.poll(() => app.clipboard()).toMatch(/^ey/)
  const token = await app.clipboard()

  const expectBack = async () => {
    await history.expectGuests(['Cleo', 'Ben', 'Ada'])
    await expect(history.undoBar).toHaveCount(0)
    await expect(history.selected).toContainText('Ben')
    await expect(history.note).toHaveValue('Comes by train')
    await app.setClipboard('')
    await history.copyToken.click()
    await expect.poll(() => app.clipboard()).toBe(token)
    expect(await onTerminal()).toEqual(['Cleo', 'Ben', 'Ada'])
  }

  await test.step('by the buttons', async () => {
    await history.remove.click()
    await history.expectGuests(['Cleo', 'Ada'])
    await expect(history.undoBar).toContainText(`Removed the session of Ben. ${outlives}`)
    await expect(history.selected, 'the next one is looked at').toContainText('Ada')
    expect(await onTerminal()).toEqual(['Cleo', 'Ada'])
    expect(await app.dialogs(), 'nothing is asked, because it can be undone').toEqual([])
    await history.undo.click()
    await expectBack()
  })

  await test.step('by Delete and Ctrl+Z', async () => {
    await history.list.focus()
    await keyboard.press('Delete')
    await history.expectGuests(['Cleo', 'Ada'])
    await expect(history.list).toBeFocused()
    await keyboard.press('ControlOrMeta+z')
    await expectBack()
  })

  await test.step('by Ctrl+Z after the bar was sent away', async () => {
    await history.list.focus()
    await keyboard.press('Delete')
    await history.dismissUndo.click()
    await expect(history.undoBar).toHaveCount(0)
    await expect(history.list).toBeFocused()
    await keyboard.press('ControlOrMeta+z')
    await expectBack()
  })

  await test.step('after another screen', async () => {
    await history.remove.click()
    await history.expectGuests(['Cleo', 'Ada'])
    await goTo('Issue')
    await goTo('History')
    await history.undo.click()
    await expectBack()
  })

  await test.step('only the last one: the one before is gone for good', async () => {
    await history.list.focus()
    await keyboard.press('Delete')
    await expect(history.undoBar).toContainText('of Ben.')
    await history.expectGuests(['Cleo', 'Ada'])
    await keyboard.press('Delete')
    await expect(history.undoBar).toContainText('of Ada.')
    await history.expectGuests(['Cleo'])
    await keyboard.press('ControlOrMeta+z')
    await history.expectGuests(['Cleo', 'Ada'])
    await keyboard.press('ControlOrMeta+z')
    await expect(history.undoBar).toHaveCount(0)
    expect(await onTerminal()).toEqual(['Cleo', 'Ada'])
  })

  await test.step('not after locking', async () => {
    await keyboard.press('Delete')
    await history.expectGuests(['Cleo'])
    await keyboard.press('ControlOrMeta+l')
    await app.page.getByRole('button', { name: 'Unlock' }).click()
    await goTo('History')
    await history.expectGuests(['Cleo'])
    await expect(history.undoBar).toHaveCount(0)
    await history.list.focus()
    await keyboard.press('ControlOrMeta+z')
    expect(await onTerminal()).toEqual(['Cleo'])
  })

  await test.step('not after a restart', async () => {
    await issueFor(roompass, { name: 'Dan' })
    await history.expectGuests(['Dan', 'Cleo'])
    await history.open('Dan')
    await history.remove.click()
    await history.expectGuests(['Cleo'])
    await app.restart()
    const again = shell(app.page)
    await again.goTo('History')
    await again.history.expectGuests(['Cleo'])
    await expect(again.history.undoBar).toHaveCount(0)
    await again.history.list.focus()
    await app.page.keyboard.press('ControlOrMeta+z')
    await again.history.expectGuests(['Cleo'])
  })
})

test('removing says what becomes of the token, whatever state it is in', async ({ launch, roompass }) => {
  await issueFor(roompass, { name: 'Over', more: ['--not-before=-3h', '--expires', '1h'] })
  await issueFor(roompass, { name: 'Endless', more: ['--expires', 'never'] })
  await issueFor(roompass, { name: 'Later', more: ['--not-before', '3h'] })
  await issueFor(roompass, { name: 'Now' })
  const app = await launch()
  const { history, goTo } = shell(app.page)
  await goTo('History')
  for (const [guest, words] of [
    ['Now', outlives],
    ['Later', outlives],
    [
      'Endless',
      'The token itself has no end and goes on working; what ends it is a new developer key, which ends all tokens, removing the person from the room, or ending the live session.',
    ],
    ['Over', 'Its token had expired and lets nobody in.'],
  ] as const) {
    await history.open(guest)
    await history.remove.click()
    await expect(history.undoBar).toContainText(`Removed the session of ${guest}. ${words}`)
    await expect(history.row(guest)).toHaveCount(0)
  }
  await expect(history.list).toContainText('No sessions yet')
})

test('the questions before a key or a profile is removed say what becomes of the tokens', async ({
  launch,
  roompass,
}) => {
  await issueFor(roompass, { name: 'Ada' })
  const app = await launch()
  const { profiles, history, goTo } = shell(app.page)
  await goTo('Profiles')

  await test.step('a key', async () => {
    await profiles.keysRegion.getByRole('button', { name: /^Remove / }).click()
    const asked = await app.waitForDialog()
    expect(asked.message).toMatch(/^Remove the signing key “.+”\?$/)
    expect(asked.detail).toContain(outlives)
    expect(asked.buttons).toEqual(['Cancel', 'Remove'])
    await app.answerDialog('Cancel')
    await expect(profiles.keys).toHaveCount(1)
  })

  await test.step('a profile', async () => {
    await app.page.getByRole('button', { name: 'Remove profile…' }).click()
    const asked = await app.waitForDialog()
    expect(asked.message).toBe('Remove the profile “Acme”?')
    expect(asked.detail).toContain(`Its sessions stay in the history. ${outlives}`)
    await app.answerDialog('Remove')
    await goTo('History')
    await history.expectGuests(['Ada'])
    await expect(history.fact('Signed with')).toContainText('a removed key')
  })
})
