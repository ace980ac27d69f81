import { expect, test } from '../fixtures/app.ts'
import type { AppHandle } from '../fixtures/app-handle.ts'
import { hmac } from '../fixtures/made-token.ts'
import { told } from '../fixtures/run-sheets.ts'
import { testKey, testTeam } from '../fixtures/test-profile.ts'
import { shell } from '../pages/shell.ts'
import { ask } from '../security/ask.ts'

/** What a script of the page could ask for, without the screen that is closed. */
async function askToSign({ page }: AppHandle): Promise<unknown> {
  const [profile] = await told<{ id: string }[]>(page, 'profiles.list', {})
  const craft = {
    ...{ header: '{"alg":"HS256"}', payload: '{}', layout: 'as-typed', characters: 'utf-8' },
    forms: { header: 'base64url', payload: 'base64url', signature: 'base64url' },
    ...{ algorithm: 'HS256', signature: 'whole', before: '', after: '' },
  }
  const delivery = { room: 'lobby', transport: 'link' }
  const profileId = profile?.id
  return ask(page, 'lab.craft', { profileId, craft, key: { from: 'current' }, variant: 'right', delivery })
}

test('the Lab is closed for production until the profile allows it, and then each signing asks', async ({
  launch,
  roompass,
}) => {
  test.setTimeout(90_000)
  const add = ['profiles', 'add', '--platform', 'digital-samba', '--name', 'Acme live', '--team', testTeam]
  const more = ['--domain', 'acme', '--environment', 'production', '--valid-for', '2h', '--key-stdin']
  expect((await roompass([...add, ...more], { stdin: testKey })).code).toBe(0)
  const recorded = async () =>
    ((await roompass(['history', '--origin', 'crafted', '--json'])).json() as unknown[]).length
  const app = await launch()
  const { issue, craft, profiles, ...window } = shell(app.page)
  await issue.fill({ rd: 'board-q4', u: 'Jane Smith' })

  await test.step('closed, with a sentence and the way to open it', async () => {
    await window.goTo('Lab')
    await expect(craft.closed).toHaveText('The Lab is closed for Acme live')
    await expect(app.page.getByRole('main')).toContainText(
      'It is a profile of production, where a crafted token is as good as a real one.',
    )
    await expect(craft.form).toBeHidden()
    expect(await askToSign(app)).toMatchObject({ ok: false, code: 'lab-closed' })
    expect(await app.dialogs(), 'nobody is asked').toEqual([])
    const set = ['cases', 'make', '--profile', 'Acme live', '--room', 'lobby', '--json']
    const terminal = await roompass(set)
    expect(terminal.code).not.toBe(0)
    expect(terminal.stderr).toContain('closed to the Lab')
  })
  await test.step('opened in Profiles', async () => {
    await app.page.getByRole('button', { name: 'Open Profiles' }).click()
    await app.page.getByRole('checkbox', { name: 'Allow the Lab' }).check()
    await profiles.save.click()
    await expect(window.toast).toContainText(/saved/i)
    await window.goTo('Lab')
    await expect(craft.closed).toBeHidden()
    await expect(craft.value('Guest name')).toHaveValue('Jane Smith')
  })
  await test.step('a question that is declined signs nothing, and says no more', async () => {
    await app.answerDialog('Cancel')
    await craft.sign.click()
    expect(await app.waitForDialog()).toMatchObject({
      message: 'Sign a crafted token with the key of “Acme live”?',
      detail: 'This profile is one of production: what it signs works there, for real guests and real rooms.',
      buttons: ['Cancel', 'Sign'],
    })
    await expect(craft.sign).toBeEnabled()
    await expect(craft.crafted).toHaveCount(0)
    await expect(craft.result.getByRole('alert')).toBeHidden()
    expect(await recorded()).toBe(0)
  })
  await test.step('each one that is allowed signs once', async () => {
    for (const place of [1, 2]) {
      await app.answerDialog('Sign')
      await craft.type('Payload', `{"u":"Guest ${place}"}`)
      await craft.sign.click()
      await app.waitForDialog()
      await expect(craft.crafted).toHaveCount(place)
      const [head, body, signature] = (await craft.tokenOf(craft.crafted.first())).split('.')
      expect(signature).toBe(hmac(`${head}.${body}`, testKey))
    }
    expect(await app.dialogs()).toHaveLength(3)
    expect(await recorded()).toBe(2)
  })
  await test.step('a script of the page is asked about as well', async () => {
    await app.answerDialog('Cancel')
    expect(await askToSign(app)).toMatchObject({ ok: false, code: 'cancelled' })
    expect(await app.dialogs()).toHaveLength(4)
    expect(await recorded()).toBe(2)
  })
  await test.step('closed again, the draft waits', async () => {
    await window.goTo('Profiles')
    await app.page.getByRole('checkbox', { name: 'Allow the Lab' }).uncheck()
    await profiles.save.click()
    await window.goTo('Lab')
    await expect(craft.closed).toBeVisible()
    expect(await askToSign(app)).toMatchObject({ ok: false, code: 'lab-closed' })
    expect(await app.dialogs()).toHaveLength(4)
    expect((await roompass(['profiles', 'set', 'Acme live', '--lab', 'on'])).code).toBe(0)
    await app.restart()
    const again = shell(app.page)
    await again.goTo('Lab')
    expect(await again.craft.textOf('Payload')).toBe('{"u":"Guest 2"}')
  })
})

test('a typed key and an unsigned token of production are asked for too; a staging profile is not asked about', async ({
  launch,
  roompass,
}) => {
  const add = ['profiles', 'add', '--platform', 'digital-samba', '--team', testTeam, '--domain', 'acme']
  for (const [name, environment] of [
    ['Acme live', 'production'],
    ['Acme staging', 'staging'],
  ] as const) {
    const words = ['--name', name, '--environment', environment, '--key-stdin', '--lab']
    const { code, stderr } = await roompass([...add, ...words], { stdin: testKey })
    expect(code, stderr).toBe(0)
  }
  const app = await launch()
  const { craft, ...window } = shell(app.page)
  await window.goTo('Lab')
  await window.chooseProfile('Acme staging')
  await craft.sign.click()
  await expect(craft.crafted).toHaveCount(1)
  expect(await app.dialogs()).toEqual([])

  await window.chooseProfile('Acme live')
  await craft.choose('Key', 'A key typed here')
  await craft.key.fill('typed-test-key')
  await app.answerDialog('Cancel')
  await craft.sign.click()
  await app.waitForDialog()
  await expect(craft.sign).toBeEnabled()
  await expect(craft.key, 'a declined one is gone as well').toHaveValue('')
  await craft.chooseAlgorithm('none')
  await app.answerDialog('Sign')
  await craft.sign.click()
  await app.waitForDialog()
  await expect(craft.crafted).toHaveCount(2)
  expect(await craft.tokenOf(craft.crafted.first())).toMatch(/^[\w-]+\.[\w-]+\.$/)
})
