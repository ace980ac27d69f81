import { createHmac } from 'node:crypto'
import type { Page } from 'playwright/test'
import { expect, test } from '../fixtures/app.ts'
import { signingKeyEntry } from '../fixtures/keychain-entry.ts'
import { addTestProfile } from '../fixtures/test-profile.ts'
import { shell } from '../pages/shell.ts'
import { ask } from '../security/ask.ts'

/** 32 bytes that are no text. */
const bytes = Buffer.from('00ff10e98a7b6c5d4e3f201102f3e4d5c6b7a8998a7b6c5d4e3f20110213f4e5', 'hex')

/** Whatever a person could read in the page: texts, attributes, and what stands in every input. */
function pageHolds(page: Page, text: string): Promise<boolean> {
  return page.evaluate((wanted) => {
    const fields = [...document.querySelectorAll<HTMLInputElement>('input, textarea, [contenteditable]')]
    return [document.documentElement.outerHTML, ...fields.map((field) => field.value ?? '')].some((one) =>
      one.includes(wanted),
    )
  }, text)
}

test('a typed key signs once as its encoding says, and is in no input afterwards', async ({
  launch,
  roompass,
}) => {
  test.setTimeout(90_000)
  await addTestProfile(roompass, { key: null })
  const app = await launch()
  const { craft, ...window } = shell(app.page)
  await window.goTo('Lab')

  await test.step('without a key there is a sentence in the place of the signing', async () => {
    await expect(craft.sign).toHaveAttribute('aria-disabled', 'true')
    await expect(craft.result).toContainText(
      'Acme has no signing key: add one under Profiles, or type one here.',
    )
    await app.page.keyboard.press('ControlOrMeta+Enter')
    await expect(craft.crafted).toHaveCount(0)
  })
  await test.step('nor does a field with nothing in it sign', async () => {
    await craft.choose('Key', 'A key typed here')
    await craft.sign.click()
    await expect(craft.form).toContainText('Type the key, or choose the empty key to sign with none.')
    await expect(craft.crafted).toHaveCount(0)
  })
  const encodings: readonly (readonly [string, string, string | Buffer])[] = [
    ['Text', 'typed test key, ünreal', 'typed test key, ünreal'],
    ['Base64', bytes.toString('base64'), bytes],
    ['Base64url', bytes.toString('base64url'), bytes],
    ['Hex', bytes.toString('hex'), bytes],
  ]
  for (const [index, [encoding, typed, key]] of encodings.entries()) {
    await test.step(encoding, async () => {
      await craft.choose('Encoding', encoding)
      await craft.key.fill(typed)
      expect(await pageHolds(app.page, typed), 'the field holds it now').toBe(true)
      await craft.sign.click()
      await expect(craft.crafted).toHaveCount(index + 1)
      const [head, body, signature] = (await craft.tokenOf(craft.crafted.first())).split('.')
      expect(signature).toBe(createHmac('sha256', key).update(`${head}.${body}`).digest('base64url'))
      await expect(craft.key).toHaveValue('')
      expect(await pageHolds(app.page, typed)).toBe(false)
    })
  }
  await test.step('a text that is not of the encoding is said to be none, and is gone as well', async () => {
    await craft.key.fill('not hex at all, a test key')
    await craft.sign.click()
    await expect(craft.form).toContainText(/hex/i)
    await expect(craft.key).toHaveAttribute('aria-invalid', 'true')
    expect(await pageHolds(app.page, 'not hex at all')).toBe(false)
    await expect(craft.crafted).toHaveCount(encodings.length)
  })
  await test.step('one that was typed and not used is gone with the choice and with the screen', async () => {
    await craft.key.fill('unused-test-key')
    await craft.choose('Key', 'Empty key')
    await expect(craft.key).toBeHidden()
    await craft.choose('Key', 'A key typed here')
    await expect(craft.key).toHaveValue('')
    await craft.key.fill('unused-test-key')
    await window.goTo('History')
    await window.goTo('Lab')
    await expect(craft.key).toHaveValue('')
    expect(await pageHolds(app.page, 'unused-test-key')).toBe(false)
  })
  await test.step('the history knows no stored key for it', async () => {
    const { json } = await roompass(['history', '--origin', 'crafted', '--json'])
    expect(json()).toHaveLength(encodings.length)
    expect((await roompass(['keys', 'list', '--profile', 'Acme', '--json'])).json()).toEqual([])
  })
})

test('a stored key that can’t be read is said to be so; the typed and the empty one go on signing', async ({
  launch,
  roompass,
  dataDir,
}) => {
  test.skip(process.platform !== 'linux', 'the keychain of a desktop is not ours to change')
  await addTestProfile(roompass)
  const [key] = (await roompass(['keys', 'list', '--profile', 'Acme', '--json'])).json() as { id: string }[]
  await (await signingKeyEntry(dataDir, key?.id ?? '')).remove()
  const app = await launch()
  const { craft, ...window } = shell(app.page)
  await window.goTo('Lab')
  await craft.sign.click()
  await expect(craft.result.getByRole('alert')).toContainText(/key.*keychain|keychain.*key/i)
  await expect(craft.crafted).toHaveCount(0)
  await craft.choose('Key', 'Empty key')
  await expect(craft.result.getByRole('alert')).toBeHidden()
  await craft.sign.click()
  await expect(craft.crafted).toHaveCount(1)
  const [head, body, signature] = (await craft.tokenOf(craft.crafted.first())).split('.')
  expect(signature).toBe(createHmac('sha256', '').update(`${head}.${body}`).digest('base64url'))
})

test('a key of another profile is none of this one’s', async ({ launch, roompass }) => {
  await addTestProfile(roompass)
  await addTestProfile(roompass, { name: 'Other', key: 'another-test-key-not-a-real-one' })
  const app = await launch()
  const { craft, ...window } = shell(app.page)
  await window.goTo('Lab')
  await window.chooseProfile('Acme')
  await craft.sign.click()
  await expect(craft.crafted).toHaveCount(1)
  const draft = (await ask(app.page, 'lab.getDraft', {})) as { value: { profileId: string; craft: object } }
  const [other] = (await roompass(['keys', 'list', '--profile', 'Other', '--json'])).json() as {
    id: string
  }[]
  const answer = await ask(app.page, 'lab.craft', {
    ...{ profileId: draft.value.profileId, craft: draft.value.craft, key: { from: 'stored', id: other?.id } },
    ...{ variant: 'right', delivery: { room: 'lobby', transport: 'link' } },
  })
  expect(answer).toMatchObject({ ok: false, code: 'not-found' })
  expect(JSON.stringify(answer)).not.toContain('eyJ')
})
