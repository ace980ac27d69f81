import { expect } from '../fixtures/app.ts'
import { tabTo } from '../fixtures/by-keyboard.ts'
import { test } from '../fixtures/fetched-platforms.ts'
import { testKey } from '../fixtures/test-profile.ts'
import { codePart } from '../pages/code-part.ts'
import { currentSession } from '../pages/current-session.ts'
import { shell } from '../pages/shell.ts'

test('the main job and the history by keyboard alone', async ({ launch }) => {
  test.setTimeout(120_000)
  const app = await launch()
  const { page } = app
  const { keyboard } = page
  const ui = shell(page)
  const textBox = (name: string) => page.getByRole('textbox', { name })

  await test.step('a profile', async () => {
    await tabTo(page, page.getByRole('button', { name: 'Add a profile' }))
    await keyboard.press('Enter')
    await tabTo(page, textBox('Name'))
    await keyboard.type('Acme staging')
    await tabTo(page, page.getByRole('group', { name: 'Environment' }).getByRole('radio', { checked: true }))
    await keyboard.press('ArrowRight')
    await tabTo(page, textBox('Team id'))
    await keyboard.type('11111111-2222-4333-8444-555555555555')
    await tabTo(page, textBox('Team domain'))
    await keyboard.type('acme')
    await tabTo(page, page.getByRole('button', { name: 'Save and add the key' }))
    await keyboard.press('Enter')
  })

  await test.step('its key, typed', async () => {
    await expect(ui.profiles.keyDialog).toBeVisible()
    await tabTo(page, ui.profiles.keyDialog.getByRole('button', { name: 'Type it' }))
    await keyboard.press('Enter')
    await expect(ui.profiles.secretField).toBeFocused()
    await keyboard.type(testKey)
    await keyboard.press('Enter')
    await expect(ui.profiles.storedKey).toContainText('33 bytes')
    await tabTo(page, ui.profiles.keyDialog.getByRole('button', { name: 'Issue a token' }))
    await keyboard.press('Enter')
  })

  await test.step('two tokens, the second one at the press of a key', async () => {
    await tabTo(page, ui.issue.field('rd'))
    await keyboard.type('product-demo')
    await tabTo(page, ui.issue.field('u'))
    await keyboard.type('Doctor Jane Smith')
    await tabTo(page, ui.issue.button)
    await keyboard.press('Enter')
    await expect(ui.issue.issued).toContainText('Doctor Jane Smith')
    await tabTo(page, ui.issue.field('u'), 'Shift+Tab')
    await keyboard.press('Control+a')
    await keyboard.type('Marc Aurel')
    await keyboard.press('Control+Enter')
    await expect(ui.issue.issued.first()).toContainText('Marc Aurel')
  })

  await test.step('the link, copied', async () => {
    await keyboard.press('Control+Shift+C')
    await expect(ui.toast).toContainText('Join link copied.')
    await expect
      .poll(() => app.clipboard())
      .toMatch(/^https:\/\/acme\.digitalsamba\.com\/product-demo\?token=ey/)
  })

  await test.step('found in the history', async () => {
    await keyboard.press('Control+f')
    await expect(ui.history.searchBox).toBeFocused()
    await keyboard.type('jane')
    await expect(ui.history.rows).toHaveCount(1)
    await keyboard.press('Control+a')
    await keyboard.press('Backspace')
    await expect(ui.history.rows).toHaveCount(2)
  })

  await test.step('filtered', async () => {
    const states = page.getByRole('group', { name: 'State' })
    await tabTo(page, states.getByRole('radio', { name: /^All/ }))
    await keyboard.press('ArrowRight')
    await expect(states.getByRole('radio', { name: /^Valid/ })).toBeChecked()
    await expect(ui.history.rows).toHaveCount(2)
    await keyboard.press('ArrowRight')
    await expect(page.getByRole('heading', { name: 'Nothing found' })).toBeVisible()
    await tabTo(page, page.getByRole('button', { name: /All but crafted/ }))
    await keyboard.press('Enter')
    await keyboard.press('ArrowDown')
    await keyboard.press('Escape')
    await tabTo(page, page.getByRole('search').getByRole('button', { name: 'Clear filters' }))
    await keyboard.press('Enter')
    await expect(ui.history.rows).toHaveCount(2)
  })

  await test.step('gone through, and noted', async () => {
    await tabTo(page, ui.history.list)
    await keyboard.press('End')
    await expect(ui.history.selected).toContainText('Doctor Jane Smith')
    await keyboard.press('Home')
    await keyboard.press('ArrowDown')
    await expect(ui.history.selected).toContainText('Doctor Jane Smith')
    await keyboard.press('n')
    await expect(textBox('Note')).toBeFocused()
    await keyboard.type('Called on Monday')
    await keyboard.press('Control+Enter')
    await expect(ui.history.detail.getByText('Saved')).toBeVisible()
    await keyboard.press('Escape')
    await expect(ui.history.list).toBeFocused()
  })

  await test.step('removed, and brought back with its note', async () => {
    await keyboard.press('Delete')
    await expect(ui.history.rows).toHaveCount(1)
    await expect(page.getByText('Removed the session of Doctor Jane Smith.')).toBeVisible()
    await expect(ui.history.list).toBeFocused()
    await keyboard.press('Control+z')
    await expect(ui.history.rows).toHaveCount(2)
    await expect(ui.history.selected).toContainText('Doctor Jane Smith')
    await expect(textBox('Note')).toHaveValue('Called on Monday')
  })

  await test.step('removed, and brought back by the button', async () => {
    await keyboard.press('Delete')
    await expect(ui.history.rows).toHaveCount(1)
    await tabTo(page, page.getByRole('button', { name: /^Undo/ }))
    await keyboard.press('Enter')
    await expect(ui.history.rows).toHaveCount(2)
    await expect(ui.history.list).toBeFocused()
  })

  await test.step('opened, and issued again', async () => {
    await keyboard.press('Enter')
    await expect(ui.history.detail).toBeFocused()
    await tabTo(page, ui.history.detail.getByRole('button', { name: 'Issue again' }))
    await keyboard.press('Enter')
    await expect(ui.issue.field('u')).toHaveValue('Doctor Jane Smith')
    await keyboard.press('Control+Enter')
    await expect(ui.issue.issued.first()).toContainText('Doctor Jane Smith')
  })

  await test.step('an export begun and left', async () => {
    await keyboard.press('Control+e')
    const formats = page.getByRole('menu', { name: 'Export' })
    await expect(formats).toBeVisible()
    await keyboard.press('ArrowDown')
    await expect(formats.getByRole('menuitem', { name: /CSV|JSON/ }).and(page.locator(':focus'))).toHaveCount(
      1,
    )
    await keyboard.press('Escape')
    await expect(formats).toBeHidden()
  })

  await test.step('each screen, locked and unlocked', async () => {
    for (const [key, screen] of [
      ['3', 'Profiles'],
      ['4', 'Inspect'],
      ['5', 'Lab'],
      ['6', 'Batch'],
      [',', 'Settings'],
      ['1', 'Issue'],
      ['2', 'History'],
    ]) {
      await keyboard.press(`Control+${key}`)
      await expect(page.getByRole('heading', { level: 1, name: screen ?? '' })).toBeVisible()
    }
    await ui.lock.lockBy(() => keyboard.press('Control+l'))
    await expect(ui.lock.unlock).toBeFocused()
    await keyboard.press('Enter')
    await expect(ui.issue.field('u')).toHaveValue('Doctor Jane Smith')
  })
})

test('a session of a platform that makes its tokens, by keyboard alone', async ({
  launch,
  startDolbyAccount,
}) => {
  test.setTimeout(120_000)
  const platform = await startDolbyAccount()
  const app = await launch()
  const { page } = app
  const { keyboard } = page
  const ui = shell(page)
  const { dolby, history, issue } = ui
  const current = currentSession(page)
  const issuedFor = (place: number) =>
    platform.state.grants.filter(({ purpose }) => purpose === 'session')[place]

  await test.step('the external id, as rows that come and go', async () => {
    const modes = page.getByRole('group', { name: 'External id as' })
    await tabTo(page, modes.getByRole('radio', { name: 'Text' }))
    await keyboard.press('ArrowRight')
    await expect(dolby.key(1)).toBeFocused()
    await keyboard.type('crm')
    await keyboard.press('Tab')
    await keyboard.type('4711')
    await tabTo(page, dolby.addRow)
    await keyboard.press('Enter')
    await expect(dolby.key(2)).toBeFocused()
    await keyboard.type('seat')
    await tabTo(page, dolby.addRow)
    await keyboard.press('Enter')
    await keyboard.type('plan')
    await keyboard.press('Tab')
    await keyboard.type('gold')
    await tabTo(page, dolby.removeRow(2), 'Shift+Tab')
    await keyboard.press('Enter')
    await expect(dolby.key(2)).toBeFocused()
    await expect(dolby.key(2)).toHaveValue('plan')
    await tabTo(page, dolby.addRow)
    await keyboard.press('Enter')
    await tabTo(page, dolby.removeRow(3))
    await keyboard.press('Enter')
    await expect(dolby.key(2)).toBeFocused()
    await expect(dolby.shown('externalId')).toHaveText('{"crm":"4711","plan":"gold"}')
  })

  await test.step('the name and the scopes', async () => {
    await tabTo(page, dolby.field('Guest name'))
    await keyboard.type('Jane Smith')
    // The chips are one stop; the arrow keys go through them.
    await tabTo(page, dolby.scope('conf:create'))
    await keyboard.press('ArrowRight')
    await keyboard.press('ArrowRight')
    await expect(dolby.scope('file:convert')).toBeFocused()
    await keyboard.press('Space')
    await keyboard.press('ArrowLeft')
    await keyboard.press('Space')
    await expect(dolby.field('Session scopes')).toHaveValue('conf:create file:convert')
  })

  await test.step('where a value goes, said in the field', async () => {
    await tabTo(page, dolby.field('Guest name'), 'Shift+Tab')
    await keyboard.press('F1')
    await expect(dolby.field('Guest name')).toHaveAccessibleDescription(
      /stored by the platform.*participants/i,
    )
    await keyboard.press('F1')
  })

  await test.step('asked for, called off, and asked for again', async () => {
    const slow = platform.fault({ kind: 'slow' })
    await keyboard.press('Control+Enter')
    await slow.reached()
    await tabTo(page, dolby.cancel)
    await keyboard.press('Enter')
    await expect(dolby.cancel).toBeHidden()
    slow.release()
    await expect(issue.issued).toHaveCount(0)
    await keyboard.press('Control+Enter')
    await expect(issue.issued).toContainText('Issued')
    expect(issuedFor(0)).toMatchObject({
      externalId: '{"crm":"4711","plan":"gold"}',
      scopes: ['conf:create', 'file:convert'],
    })
  })

  await test.step('its code, chosen and copied', async () => {
    const code = codePart(page, issue.issued)
    await tabTo(page, code.summary)
    await keyboard.press('Enter')
    await tabTo(page, code.picker)
    await keyboard.press('Enter')
    await keyboard.press('End')
    await keyboard.press('Enter')
    await tabTo(page, code.copyButton)
    await keyboard.press('Enter')
    await expect.poll(() => app.clipboard()).toBe(await code.code.textContent())
  })

  await test.step('shown in the history from the title bar, and renewed there', async () => {
    await current.expectGuest('Jane Smith')
    await tabTo(page, current.show, 'Shift+Tab')
    await keyboard.press('Enter')
    await expect(history.selected).toContainText('Jane Smith')
    await tabTo(page, history.detail.getByRole('button', { name: 'Renew' }))
    await keyboard.press('Enter')
    await expect(history.rows).toHaveCount(2)
    await expect.poll(() => issuedFor(1)?.externalId).toBe('{"crm":"4711","plan":"gold"}')
  })

  await test.step('stopped from the title bar, after its question', async () => {
    await tabTo(
      page,
      current.region.getByRole('button', { name: 'Current session: renew or stop' }),
      'Shift+Tab',
    )
    await keyboard.press('Enter')
    await keyboard.press('ArrowDown')
    await expect(page.getByRole('menuitem', { name: 'Stop…' })).toBeFocused()
    await app.answerDialog('Stop')
    await keyboard.press('Enter')
    await current.expectNone()
    await expect(history.row('stopped')).toHaveCount(1)
  })
})
