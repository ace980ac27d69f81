import { writeFile } from 'node:fs/promises'
import { expect, test } from '../fixtures/app.ts'
import type { AppHandle } from '../fixtures/app-handle.ts'
import { addTestProfile, testKey } from '../fixtures/test-profile.ts'
import { type Shell, shell } from '../pages/shell.ts'

test('a key comes in from the clipboard, which is cleared only where the person says so', async ({
  launch,
  roompass,
}) => {
  await addTestProfile(roompass, { key: null })
  const app = await launch()
  const { profiles } = await openProfiles(app)

  await test.step('an empty clipboard is refused with a sentence', async () => {
    await app.setClipboard('')
    await profiles.openKeyDialog('Add the developer key…')
    await profiles.takeKey('From clipboard')
    await expect(profiles.keyDialog.getByRole('alert')).toHaveText(
      'There is no text on the clipboard. Copy the key first.',
    )
  })

  await test.step('Clear', async () => {
    await app.setClipboard(testKey)
    await profiles.takeKey('From clipboard')
    const asked = await app.waitForDialog()
    expect(asked).toMatchObject({ message: 'Clear the clipboard?', buttons: ['Keep', 'Clear'] })
    expect(JSON.stringify(asked)).not.toContain(testKey)
    await app.answerDialog('Clear')
    await expect(profiles.storedKey).toContainText('33 bytes')
    await expect(profiles.storedKey).toContainText('in the keychain, current')
    expect(await app.clipboard()).toBe('')
    await profiles.done()
  })

  await test.step('Keep', async () => {
    await app.setClipboard(`${testKey} `)
    await profiles.openKeyDialog('Add key…')
    await profiles.takeKey('From clipboard')
    await app.waitForDialog()
    await app.answerDialog('Keep')
    await expect(profiles.storedKey).toContainText('34 bytes')
    await expect(profiles.storedKey).toContainText('in the keychain, previous')
    expect(await app.clipboard()).toBe(`${testKey} `)
  })
})

test('a key from a file loses one final line end, and is the same as the one that is typed', async ({
  launch,
  roompass,
}, testInfo) => {
  await addTestProfile(roompass, { key: null })
  const app = await launch()
  const { profiles } = await openProfiles(app)

  await profiles.openKeyDialog('Add the developer key…')
  await profiles.typeKey(testKey)
  const fingerprint = await profiles.storedFingerprint.innerText()
  await profiles.done()

  const fromFile = async (content: string) => {
    const path = testInfo.outputPath('developer.key')
    await writeFile(path, content)
    await profiles.openKeyDialog('Add key…')
    await app.answerDialog(path)
    await profiles.takeKey('From file…')
    await expect(profiles.storedKey).toBeVisible()
    const stored = {
      words: await profiles.storedKey.innerText(),
      fingerprint: await profiles.storedFingerprint.innerText(),
    }
    await profiles.done()
    return stored
  }
  expect(await fromFile(`${testKey}\r\n`)).toMatchObject({
    words: expect.stringContaining('33 bytes'),
    fingerprint,
  })
  expect(await fromFile(`${testKey}\n`)).toMatchObject({ fingerprint })
  const second = await fromFile(`${testKey}\n\n`)
  expect(second.words).toContain('34 bytes')
  expect(second.fingerprint).not.toBe(fingerprint)

  await test.step('no file chosen changes nothing', async () => {
    await profiles.openKeyDialog('Add key…')
    await app.answerDialog(null)
    await profiles.takeKey('From file…')
    await expect.poll(async () => (await app.dialogs()).length).toBe(4)
    await expect(profiles.keyDialog.getByRole('button', { name: 'From file…' })).toBeEnabled()
    await expect(profiles.keyDialog.getByRole('alert')).toHaveCount(0)
    await profiles.keyDialog.getByRole('button', { name: 'Cancel' }).click()
    await expect(profiles.keys).toHaveCount(4)
  })
})

test('the same bytes have the same fingerprint in every encoding, and what can’t be read is refused', async ({
  launch,
  roompass,
}) => {
  // With bytes that base64 and base64url write differently.
  const bytes = Buffer.from(Array.from({ length: 32 }, (_, index) => 255 - index * 3))
  await addTestProfile(roompass, { key: null })
  const app = await launch()
  const { profiles } = await openProfiles(app)
  const fingerprints = new Set<string>()

  await test.step('an empty key and one of another encoding', async () => {
    await profiles.openKeyDialog('Add the developer key…')
    await profiles.typeKey('')
    await expect(profiles.keyDialog).toContainText('The key is empty: copy it again from the dashboard.')
    await profiles.chooseEncoding('Hex')
    await profiles.typeKey('xyz')
    await expect(profiles.keyDialog).toContainText(
      'The key can not be read as hex: pairs of 0 to 9 and a to f;',
    )
    await expect(profiles.secretField, 'blank as soon as it was sent').toHaveValue('')
    await profiles.keyDialog.getByRole('button', { name: 'Later' }).click()
    await expect(profiles.keys).toHaveCount(0)
  })

  const spellings = [
    ['Hex', bytes.toString('hex')],
    ['Base64', bytes.toString('base64')],
    ['Base64url', bytes.toString('base64url')],
  ] as const
  expect(new Set(spellings.map(([, text]) => text)).size).toBe(3)
  for (const [encoding, text] of spellings) {
    await test.step(encoding, async () => {
      await profiles.openKeyDialog(fingerprints.size === 0 ? 'Add the developer key…' : 'Add key…')
      await profiles.chooseEncoding(encoding)
      await profiles.typeKey(text)
      await expect(profiles.storedKey).toContainText('32 bytes')
      await expect(profiles.keyDialog.getByRole('list', { name: 'Findings' })).toHaveCount(0)
      fingerprints.add(await profiles.storedFingerprint.innerText())
      await profiles.done()
    })
  }
  expect(fingerprints.size).toBe(1)
})

test('a short key is a warning with its reason, and signs', async ({ launch, roompass }) => {
  await addTestProfile(roompass, { key: null })
  const app = await launch()
  const ui = await openProfiles(app)
  const { profiles } = ui

  await profiles.openKeyDialog('Add the developer key…')
  await profiles.typeKey('short-test-key')
  const warning = profiles.keyDialog.getByRole('list', { name: 'Findings' }).getByRole('listitem')
  await expect(warning).toContainText('warning: The key has 14 bytes; with fewer than 32,')
  await warning.getByRole('button', { name: 'Source' }).hover()
  await expect(app.page.getByRole('tooltip')).toHaveText('Source: RFC 7518, 3.2')

  await profiles.keyDialog.getByRole('button', { name: 'Issue a token' }).click()
  await ui.issue.fill({ rd: 'lobby' })
  await expect(await ui.issue.issue()).toContainText('recorded in the history')
})

test('a rotated key is kept as previous, and the history tells which key signed what', async ({
  launch,
  roompass,
}) => {
  const app = await launch()
  const ui = shell(app.page)
  const { profiles } = ui

  await test.step('one key, one token', async () => {
    await app.page.getByRole('button', { name: 'Add a profile' }).click()
    await profiles.add({ name: 'Acme' })
    await profiles.typeKey(testKey)
    await profiles.keyDialog.getByRole('button', { name: 'Issue a token' }).click()
    await ui.issue.fill({ rd: 'lobby', u: 'Before Rotation' })
    await ui.issue.issue()
  })
  const before = await copiedToken(app, ui)

  await test.step('rotate, and another token', async () => {
    await ui.goTo('Profiles')
    await profiles.openKeyDialog('Rotate key…')
    await expect(profiles.keyDialog).toContainText('key 1 is kept as a previous key')
    await profiles.typeKey(`another-${testKey}`)
    await profiles.done()
    await expect(profiles.keys).toHaveCount(2)
    await expect(profiles.keys.first()).toContainText(/key 2.*current/)
    await expect(profiles.key('key 1')).toContainText('previous')
    await ui.goTo('Issue')
    await ui.issue.fill({ u: 'After Rotation' })
    await ui.issue.issue()
    await expect(ui.issue.issued).toHaveCount(1)
    await expect(app.page.getByRole('region', { name: 'Issued before' })).toContainText('Before Rotation')
  })
  const after = await copiedToken(app, ui)
  const fingerprints = await fingerprintsOf(ui)

  await test.step('the history names the key of each', async () => {
    await expectSigner(ui, 'After Rotation', 'key 2', fingerprints.second)
    await expectSigner(ui, 'Before Rotation', 'key 1', fingerprints.first)
  })

  await test.step('the terminal names it too', async () => {
    const inspect = async (token: string) =>
      (await roompass(['inspect', '-', '--profile', 'Acme'], { stdin: token })).stdout
    expect(await inspect(before)).toContain(
      `Signature: valid, signed with key 1 (previous, ${fingerprints.first})`,
    )
    expect(await inspect(after)).toContain(
      `Signature: valid, signed with key 2 (current, ${fingerprints.second})`,
    )
  })
})

test('a previous key is made current again, and a key is removed only after a native question', async ({
  launch,
  roompass,
}) => {
  await addTestProfile(roompass)
  for (const label of ['spring', 'autumn']) {
    const args = ['keys', 'rotate', '--profile', 'Acme', '--key-stdin', '--label', label]
    const { code, stderr } = await roompass(args, { stdin: `${label}-${testKey}` })
    expect(code, stderr).toBe(0)
  }
  const app = await launch()
  const ui = await openProfiles(app)
  const { profiles } = ui
  await expect(profiles.key('autumn')).toContainText('current')

  await test.step('make current', async () => {
    await profiles.key('spring').getByRole('button', { name: 'Make current: spring' }).click()
    await expect(profiles.key('spring')).toContainText('current')
    await expect(profiles.key('autumn')).toContainText('previous')
    await ui.goTo('Issue')
    await ui.issue.fill({ rd: 'lobby', u: 'Spring Guest' })
    await ui.issue.issue()
    await ui.goTo('Profiles')
  })

  const remove = profiles.key('spring').getByRole('button', { name: 'Remove spring…' })
  await test.step('Cancel keeps it', async () => {
    await remove.click()
    expect(await app.waitForDialog()).toMatchObject({
      message: 'Remove the signing key “spring”?',
      buttons: ['Cancel', 'Remove'],
    })
    await app.answerDialog('Cancel')
    await expect(remove).toBeEnabled()
    await expect(profiles.keys).toHaveCount(3)
  })

  await test.step('Remove removes it, and what it signed stays', async () => {
    await remove.click()
    await app.waitForDialog()
    await app.answerDialog('Remove')
    await expect(profiles.keys).toHaveCount(2)
    await expect(profiles.keysRegion).toContainText('No key is current, so nothing can be signed')
    await ui.goTo('Issue')
    await expect(ui.issue.button).toHaveAccessibleDescription(
      'Acme has no signing key: add one under Profiles.',
    )
    await ui.goTo('History')
    await expect(ui.history.fact('Signed with')).toContainText('a removed key')
    const { stdout } = await roompass(['keys', 'list', '--profile', 'Acme'])
    expect(stdout).not.toContain('spring')
  })
})

async function openProfiles(app: AppHandle): Promise<Shell> {
  const ui = shell(app.page)
  await ui.goTo('Profiles')
  return ui
}

/** The newest token, from the card that shows it. */
async function copiedToken(app: AppHandle, ui: Shell): Promise<string> {
  await app.setClipboard('')
  await ui.issue.issued.first().getByRole('button', { name: 'Copy token' }).click()
  await expect.poll(() => app.clipboard()).toMatch(/^ey/)
  return app.clipboard()
}

async function fingerprintsOf(ui: Shell): Promise<{ readonly first: string; readonly second: string }> {
  await ui.goTo('Profiles')
  const first = await ui.profiles.key('key 1').locator('code').innerText()
  const second = await ui.profiles.key('key 2').locator('code').innerText()
  expect(first).not.toBe(second)
  return { first, second }
}

async function expectSigner(ui: Shell, guest: string, label: string, fingerprint: string): Promise<void> {
  await ui.goTo('History')
  await ui.history.rows.filter({ hasText: guest }).click()
  await expect(ui.history.detail.getByRole('heading', { name: guest })).toBeVisible()
  await expect(ui.history.fact('Signed with')).toHaveText(`${label}${fingerprint}`)
}
