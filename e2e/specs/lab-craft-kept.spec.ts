import { expect, test } from '../fixtures/app.ts'
import type { AppHandle } from '../fixtures/app-handle.ts'
import { decodedPart, hmac } from '../fixtures/made-token.ts'
import { addTestProfile, testKey } from '../fixtures/test-profile.ts'
import { shell } from '../pages/shell.ts'

const start = Date.UTC(2030, 0, 1, 12) / 1000

/** Signs in the Lab and gives the token. */
async function signedIn({ page }: AppHandle): Promise<string> {
  const { craft } = shell(page)
  const before = await craft.crafted.count()
  await craft.sign.click()
  await expect(craft.crafted).toHaveCount(before + 1)
  return craft.tokenOf(craft.crafted.first())
}

test('a frozen draft is there after a lock, a restart and kill -9, and gives the same bytes each time', async ({
  launch,
  roompass,
}) => {
  test.setTimeout(120_000)
  await addTestProfile(roompass)
  const app = await launch()
  await test.step('a draft with everything set otherwise than usual', async () => {
    const { issue, craft, ...window } = shell(app.page)
    await issue.fill({ rd: 'board-q4', u: 'Zoë 李' })
    await window.goTo('Lab')
    await craft.freeze.click()
    await craft.frozenAt.fill('2030-01-01T12:00:00Z')
    await craft.frozenAt.press('Enter')
    await expect(craft.claim('exp')).toContainText(String(start + 7200))
    await craft.addClaim('odd')
    await craft.chooseType('odd', 'raw')
    await craft.value('odd').fill('1e400')
    await craft.value('odd').press('Enter')
    await craft.chooseLayout('As typed')
    await craft.chooseAlgorithm('HS384')
    await craft.choose('Characters', '\\u escapes')
    await craft.choose('Payload', 'base64 with =')
    await craft.choose('Mistake made with it', 'With a space behind it')
    await craft.chooseTransport('In the fragment')
    await craft.room.fill('another-room')
  })
  const text = await shell(app.page).craft.textOf('Payload')
  const first = await signedIn(app)

  await test.step('the times are those of the moment, whenever it is signed', () => {
    const [head = '', body = '', signature] = first.split('.')
    expect(JSON.parse(decodedPart(first, 1).replace('1e400', '0'))).toMatchObject({
      ...{ iat: start, nbf: start, exp: start + 7200, u: 'Zoë 李', rd: 'board-q4' },
    })
    expect(decodedPart(first, 1)).toContain(String.raw`Zo\u00eb \u674e`)
    expect(decodedPart(first, 1)).toContain('1e400')
    expect(signature).toBe(hmac(`${head}.${body}`, `${testKey} `, 'HS384'))
  })

  const expectThere = async () => {
    const { craft } = shell(app.page)
    await expect(craft.frozenAt).toHaveValue('2030-01-01T12:00:00Z')
    expect(await craft.textOf('Payload')).toBe(text)
    await expect(craft.room).toHaveValue('another-room')
    await expect(craft.result.getByRole('button', { name: /Token in the link$/ })).toContainText(
      'In the fragment',
    )
    await craft.showWhole.click()
    await expect(craft.shownBefore).toContainText(first.slice(0, first.lastIndexOf('.')))
  }
  const expectSame = async () => {
    await expectThere()
    expect(await signedIn(app)).toBe(first)
  }
  await test.step('another screen and back', async () => {
    const ui = shell(app.page)
    await ui.goTo('History')
    await ui.goTo('Lab')
    // A second press for the same draft may come too soon to count.
    await expectThere()
  })
  await test.step('a lock', async () => {
    const { lock } = shell(app.page)
    await lock.lockBy(() => app.page.keyboard.press('Control+l'))
    await lock.leave()
    await shell(app.page).goTo('Lab')
    await expectSame()
  })
  await test.step('a restart', async () => {
    await app.restart()
    await shell(app.page).goTo('Lab')
    await expectSame()
  })
  await test.step('kill -9, right after it was signed once more', async () => {
    const { craft } = shell(app.page)
    await craft.header.click()
    await app.page.keyboard.press('ControlOrMeta+A')
    await app.page.keyboard.insertText('{"alg":"HS384", "kid":"Zoë"}')
    const other = await signedIn(app)
    expect(other).not.toBe(first)
    await app.kill()
    await app.restart()
    await shell(app.page).goTo('Lab')
    expect(await shell(app.page).craft.textOf('Header')).toBe('{"alg":"HS384", "kid":"Zoë"}')
    expect(await signedIn(app)).toBe(other)
  })
})

test('the times of a draft stand still until the moment is taken anew', async ({ launch, roompass }) => {
  await addTestProfile(roompass)
  const app = await launch()
  let ui = shell(app.page)
  const claims = async () =>
    JSON.parse(await ui.craft.textOf('Payload')) as { iat: number; nbf: number; exp: number }
  await ui.goTo('Lab')
  await expect(ui.craft.moment).toContainText(/^Now\s*taken /)
  await ui.craft.value('Valid until').fill('90s')
  const before = await claims()
  expect(before.exp - before.nbf).toBe(90)

  await app.restart()
  ui = shell(app.page)
  await ui.goTo('Lab')
  await expect(ui.craft.moment).toContainText('not taken yet: times stand as they were left')
  expect(await claims()).toEqual(before)
  const token = await signedIn(app)
  expect(JSON.parse(decodedPart(token, 1))).toMatchObject(before)

  await ui.craft.takeNow.click()
  await expect.poll(async () => (await claims()).iat).toBeGreaterThan(before.iat)
  const after = await claims()
  expect(after).toMatchObject({ nbf: after.iat, exp: after.iat + 90 })

  await test.step('a moment that can’t be read is said to be none', async () => {
    await ui.craft.freeze.click()
    await ui.craft.frozenAt.fill('next tuesday')
    await ui.craft.frozenAt.press('Enter')
    await expect(ui.craft.moment).toContainText('This can’t be read as a moment')
    expect(await claims()).toEqual(after)
    await ui.craft.backToNow.click()
    await expect(ui.craft.moment).toContainText(/^Now\s*taken /)
  })
})

test('what is typed last is there after kill -9, and the typed key is nowhere', async ({
  launch,
  roompass,
}) => {
  await addTestProfile(roompass)
  const app = await launch()
  const ui = shell(app.page)
  await ui.goTo('Lab')
  await ui.craft.type('Payload', '{"u":"kept')
  await ui.craft.choose('Key', 'A key typed here')
  await ui.craft.key.fill('typed-test-key-not-a-real-one')
  await ui.craft.sign.click()
  await expect(ui.craft.crafted).toHaveCount(1)
  await app.kill()
  await app.restart()
  const { craft, goTo } = shell(app.page)
  await goTo('Lab')
  expect(await craft.textOf('Payload')).toBe('{"u":"kept')
  // Only a stored key is kept with a draft.
  await expect(craft.form.getByRole('button', { name: /Key$/ })).toContainText('current')
  await expect(craft.key).toBeHidden()
})
