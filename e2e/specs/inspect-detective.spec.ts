import { canaryKey } from '../canary/canary.ts'
import { heapOf } from '../canary/heap.ts'
import { findCanaries } from '../canary/search.ts'
import { expect, test } from '../fixtures/app.ts'
import type { AppHandle } from '../fixtures/app-handle.ts'
import type { RunRoompass } from '../fixtures/guests.ts'
import { signingKeyEntry } from '../fixtures/keychain-entry.ts'
import { type Keyring, startKeyring } from '../fixtures/keyring.ts'
import { epochNow, guestClaims, type HmacName, madeToken } from '../fixtures/made-token.ts'
import { addTestProfile, testKey } from '../fixtures/test-profile.ts'
import { type Shell, shell } from '../pages/shell.ts'

/** Both can be read as base64, as a key that people copy can be. */
const firstKey = 'dGVzdC1rZXktb2YtQWNtZS1zdGFnaW5n'
const secondKey = 'bmV3LXRlc3Qta2V5LW9mLUFjbWU'

/** Acme staging with a previous key “spring” and a current one “autumn”, and Beta with one. */
async function addKeys(roompass: RunRoompass, env: Readonly<Record<string, string>> = {}): Promise<void> {
  await addTestProfile(roompass, { name: 'Acme staging', key: null }, env)
  const key = ['--profile', 'Acme staging', '--key-stdin', '--label']
  for (const [words, stdin] of [
    [['keys', 'add', ...key, 'spring'], firstKey],
    [['keys', 'rotate', ...key, 'autumn'], secondKey],
  ] as const) {
    const { code, stderr } = await roompass(words, { stdin, env })
    expect(code, stderr).toBe(0)
  }
  await addTestProfile(roompass, { name: 'Beta' }, env)
}

async function openInspect(app: AppHandle): Promise<Shell> {
  const ui = shell(app.page)
  await ui.goTo('Inspect')
  return ui
}

test('Find the key names profile, key and mistake, among current and previous keys of two profiles', async ({
  launch,
  roompass,
}) => {
  await addKeys(roompass)
  const { inspect } = await openInspect(await launch())
  const { signature, verdict } = inspect
  const claims = guestClaims(epochNow())
  const isSigned: readonly (readonly [key: string | Uint8Array, says: string, isRight?: true])[] = [
    [secondKey, '“Acme staging”, current key “autumn”.', true],
    [firstKey, '“Acme staging”, previous key “spring”.', true],
    [testKey, '“Beta”, current key “Developer key”.', true],
    [Buffer.from(firstKey, 'base64'), '“Acme staging”, previous key “spring”, read as base64.'],
    [`${secondKey}\n`, '“Acme staging”, current key “autumn”, with a line end behind it.'],
    [`"${testKey}"`, '“Beta”, current key “Developer key”, with double quotes around it.'],
    [Buffer.from(testKey).toString('hex'), '“Beta”, current key “Developer key”, written as hex.'],
  ]
  for (const [key, says, isRight] of isSigned) {
    await test.step(says, async () => {
      await inspect.paste(madeToken(claims, { key }))
      await expect(signature.found).toHaveText('Not checked.')
      await expect(verdict.card).toContainText('The signature was not checked.')
      await signature.findKey.click()
      await expect(signature.found).toHaveText(`Signed with ${says}`)
      await expect(verdict.title).toHaveText(isRight ? 'Accepted' : 'Refused')
      await expect(verdict.reasons).toHaveText(
        isRight ? [] : ['The signature fits no key as it is, but one with a mistake in it.'],
      )
      await expect(verdict.card).toContainText(`Signed with ${says}`)
    })
  }

  await test.step('by another algorithm than the header says', async () => {
    await inspect.paste(madeToken(claims, { key: firstKey, algorithm: 'HS512', header: '{"alg":"HS256"}' }))
    await signature.findKey.click()
    await expect(signature.found).toContainText('“spring”, by HS512 although its header says otherwise.')
    await expect(verdict.reasons).toContainText(['It is signed with HS512, and the header says HS256.'])
  })

  await test.step('another claim in a signed token, the empty key, a key of nobody, no signature', async () => {
    const right = madeToken(claims, { key: secondKey })
    const [head, , sign] = right.split('.')
    const [, body] = madeToken({ ...claims, role: 'attendee' }).split('.')
    await inspect.paste(`${head}.${body}.${sign}`)
    await signature.findKey.click()
    await expect(signature.found).toHaveText('No key fits: 3 keys tried, and the usual mistakes with each.')
    await inspect.paste(madeToken(claims, { key: '' }))
    await signature.findKey.click()
    await expect(signature.found).toHaveText('Signed with the empty key.')
    await inspect.paste(`${head}.${body}.`)
    await signature.findKey.click()
    await expect(signature.found).toHaveText('Not signed: the part for the signature is empty.')
  })
})

test('a typed key is tried with its encoding and its mistakes, and is nowhere in the page afterwards', async ({
  launch,
}) => {
  test.setTimeout(120_000)
  const app = await launch()
  const { inspect } = await openInspect(app)
  const { signature } = inspect
  const { page } = app
  const key = canaryKey('the typed key')
  const claims = guestClaims(epochNow())
  const attempt = async (typed: string) => {
    await signature.key.fill(typed)
    await signature.trySecret.click()
    // Blank before the answer is there.
    await expect(signature.key).toHaveValue('')
  }
  const mistakes: readonly (readonly [signing: string, algorithm: HmacName, says: string])[] = [
    [key.text, 'HS256', 'Signed with the key given.'],
    [key.text, 'HS384', 'Signed with the key given.'],
    [` ${key.text}`, 'HS256', 'Signed with the key given, with a space before it.'],
    [`${key.text}\r\n`, 'HS256', 'Signed with the key given, with a Windows line end behind it.'],
    ['of nobody', 'HS256', 'The key does not fit, nor does any usual mistake with it.'],
  ]

  await inspect.paste(madeToken(claims))
  await signature.tryKey.click()
  await expect(signature.key).toHaveAttribute('type', 'password')
  await signature.trySecret.click()
  await expect(signature.key).toHaveAccessibleDescription(/Type the key first\./)
  for (const [signing, algorithm, says] of mistakes) {
    await inspect.paste(madeToken(claims, { key: signing, algorithm }))
    await attempt(key.text)
    await expect(signature.found).toHaveText(says)
  }

  await test.step('by Enter, in hex', async () => {
    await inspect.paste(madeToken(claims, { key: key.text }))
    await signature.encoding.click()
    await page.getByRole('option', { name: /^Hex/ }).click()
    await signature.key.fill(Buffer.from(key.text).toString('hex'))
    await signature.key.press('Enter')
    await expect(signature.found).toHaveText('Signed with the key given.')
    await attempt('no hex')
    await expect(signature.found).toContainText('hex')
    await expect(signature.found).not.toContainText('no hex')
  })

  await test.step('no input holds it, nor anything else of the page', async () => {
    const held = await page.evaluate(() => [
      ...[...document.querySelectorAll('input, textarea')].map((field) => Reflect.get(field, 'value')),
      document.documentElement.outerHTML,
      JSON.stringify({ ...localStorage, ...sessionStorage }),
    ])
    expect(held.join('\n')).toContain('11111111-2222-4333-8444-555555555555')
    expect(held.join('\n')).not.toContain(key.text)
    expect(held.join('\n')).not.toContain(Buffer.from(key.text).toString('hex'))
    expect(findCanaries([key], [await heapOf(page)])).toEqual([])
  })

  await test.step('a typed key that was not tried is gone with its field', async () => {
    await signature.key.fill(key.text)
    await signature.tryKey.click()
    await expect(signature.key).toBeHidden()
    await signature.tryKey.click()
    await expect(signature.key).toHaveValue('')
  })
})

test('a key that the keychain has lost is named, and the others are tried', async ({
  launch,
  roompass,
  dataDir,
}) => {
  await addKeys(roompass)
  const { stdout } = await roompass(['keys', 'list', '--profile', 'Acme staging', '--json'])
  const keys = JSON.parse(stdout) as { id: string; label: string }[]
  const spring = keys.find(({ label }) => label === 'spring')?.id ?? ''
  await (await signingKeyEntry(dataDir, spring)).remove()
  const { inspect } = await openInspect(await launch())
  const claims = guestClaims(epochNow())

  await inspect.paste(madeToken(claims, { key: firstKey }))
  await inspect.signature.findKey.click()
  await expect(inspect.signature.found).toHaveText(
    'No key fits: 2 keys tried, and the usual mistakes with each.Could not be read and were not tried: Acme staging, spring.',
  )
  await inspect.paste(madeToken(claims))
  await inspect.signature.findKey.click()
  await expect(inspect.signature.found).toContainText('Signed with “Beta”, current key “Developer key”.')
})

test.describe('a keychain that goes away', () => {
  test.skip(process.platform !== 'linux', 'the keychain of a desktop can’t be stopped; gnome-keyring can')
  let keyring: Keyring
  test.beforeEach(async () => {
    keyring = await startKeyring()
  })
  test.afterEach(() => keyring.close())

  test('is said, with every key that was not tried; a typed key is tried all the same, and all are once it is back', async ({
    launch,
    roompass,
  }) => {
    const { env } = keyring
    await addKeys(roompass, env)
    const { inspect, banners } = await openInspect(await launch({ env }))
    const { signature } = inspect
    await inspect.paste(madeToken(guestClaims(epochNow()), { key: firstKey }))
    await keyring.stop()

    await signature.findKey.click()
    await expect(signature.found).toContainText('No stored key could be read, so none was tried.')
    for (const name of ['Acme staging, spring', 'Acme staging, autumn', 'Beta, Developer key'])
      await expect(signature.found).toContainText(name)
    await expect(inspect.verdict.card).toContainText('who signed it is not known')
    await signature.tryKey.click()
    await signature.key.fill(firstKey)
    await signature.trySecret.click()
    await expect(signature.found).toHaveText('Signed with the key given.')

    await keyring.startAgain()
    await banners.getByRole('button', { name: 'Retry' }).click()
    await expect(banners).toBeHidden()
    await signature.findKey.click()
    await expect(signature.found).toHaveText('Signed with “Acme staging”, previous key “spring”.')
  })
})
