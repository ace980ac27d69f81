import { appendFile, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Canary, canaryKey, canaryWord, encoded, encodings } from '../canary/canary.ts'
import { filesBelow, wordsOf } from '../canary/disk.ts'
import { heapOf } from '../canary/heap.ts'
import { findCanaries, type Place, windowLength } from '../canary/search.ts'
import { listen } from '../canary/told.ts'
import { expect, test } from '../fixtures/app.ts'
import type { AppHandle } from '../fixtures/app-handle.ts'
import { startKeyring } from '../fixtures/keyring.ts'
import { type Shell, shell } from '../pages/shell.ts'
import { ask } from '../security/ask.ts'

const keys = {
  clipboard: canaryKey('the key from the clipboard'),
  file: canaryKey('the key from a file'),
  typed: canaryKey('the typed key'),
}
const guest = { name: canaryWord('the guest name'), externalId: canaryWord('the external id') }
const secrets = Object.values(keys)
const everyWay = (canaries: readonly Canary[], place: string) =>
  canaries.flatMap(({ name }) => encodings.map((encoding) => `${name} as ${encoding} in ${place}`)).sort()

/** All encodings of a text, each on a line of its own. */
const everyForm = (text: string) =>
  Buffer.concat(encodings.flatMap((encoding) => [encoded(text, encoding), Buffer.from('\n')]))

test.describe('the search', () => {
  const canary = canaryKey('it')
  const place = (bytes: Buffer): Place[] => [{ name: 'a place', bytes }]

  test('finds any twelve characters in every encoding, whatever stands around them', () => {
    for (const encoding of encodings) {
      for (let at = 0; at + windowLength <= canary.text.length; at += 1) {
        const part = canary.text.slice(at, at + windowLength)
        for (const around of ['', '=', '{"', 'xyz']) {
          const found = findCanaries([canary], place(encoded(`${around}${part}${around}`, encoding)))
          expect(found, `${encoding} of ${part} between ${around}`).toContain(`it as ${encoding} in a place`)
        }
      }
    }
  })

  test('finds nothing in eleven characters, nor in another canary', () => {
    for (const encoding of encodings) {
      const short = encoded(canary.text.slice(0, windowLength - 1), encoding)
      expect(findCanaries([canary], place(short)), encoding).toEqual([])
      const other = encoded(canaryKey('another').text, encoding)
      expect(findCanaries([canary], place(other)), encoding).toEqual([])
    }
  })
})

test('a key leaves no trace, whichever way it came in', async ({ launch }, testInfo) => {
  const app = await launch()
  const ui = shell(app.page)
  const listening = await listen(app)
  const keyFile = testInfo.outputPath('key.txt')

  await test.step('a key from the clipboard, cleared after it', async () => {
    await app.page.getByRole('button', { name: 'Add a profile' }).click()
    await ui.profiles.add({ name: 'Acme staging' })
    await app.setClipboard(keys.clipboard.text)
    await app.answerDialog('Clear')
    await ui.profiles.keyDialog.getByRole('button', { name: 'From clipboard' }).click()
    await expect(ui.profiles.storedKey).toContainText(`${keys.clipboard.text.length} bytes`)
    await expect.poll(() => app.clipboard()).toBe('')
  })

  const token = await test.step('a session for the guest', async () => {
    await ui.profiles.keyDialog.getByRole('button', { name: 'Issue a token' }).click()
    await ui.issue.fill({ rd: 'product-demo', u: guest.name.text, ud: guest.externalId.text })
    const card = await ui.issue.issue()
    await card.getByRole('button', { name: 'Copy token' }).click()
    await expect.poll(() => app.clipboard()).toMatch(/^ey/)
    return app.clipboard()
  })

  await test.step('a key from a file', async () => {
    await ui.goTo('Profiles')
    await writeFile(keyFile, `${keys.file.text}\n`)
    await app.answerDialog(keyFile)
    await rotate(ui)
    await ui.profiles.keyDialog.getByRole('button', { name: 'From file…' }).click()
    await expect(ui.profiles.storedKey).toContainText(`${keys.file.text.length} bytes`)
    await ui.profiles.done()
  })

  await test.step('a key that is typed, and looked at while it is', async () => {
    await rotate(ui)
    await ui.profiles.keyDialog.getByRole('button', { name: 'Type it' }).click()
    const field = ui.profiles.keyDialog.getByLabel('Developer key', { exact: true })
    await field.pressSequentially(keys.typed.text)
    await ui.profiles.keyDialog.getByRole('button', { name: 'Show developer key' }).click()
    await expect(field).toHaveAttribute('type', 'text')
    await ui.profiles.keyDialog.getByRole('button', { name: 'Store the key' }).click()
    await expect(ui.profiles.storedKey).toContainText(`${keys.typed.text.length} bytes`)
  })

  const all = [...secrets, ...Object.values(guest), signatureOf(token)]
  await test.step('while the screen is open', async () => {
    expect(findCanaries(secrets, [await heapOf(app.page)])).toEqual([])
    expect(findCanaries(secrets, await listening.told())).toEqual([])
    expect(findCanaries(all, [...filesBelow(app.dataDir), ...wordsOf(app)])).toEqual([])
  })

  await test.step('after the end', async () => {
    await app.close()
    expect(findCanaries(all, [...filesBelow(app.dataDir), ...wordsOf(app)])).toEqual([])
  })
})

async function rotate(ui: Shell): Promise<void> {
  await ui.profiles.keysRegion.getByRole('button', { name: 'Rotate key…' }).click()
  await expect(ui.profiles.keyDialog).toBeVisible()
}

/** The part of a token that no other token shares. */
function signatureOf(token: string): Canary {
  return { name: 'the token', text: token.split('.')[2] ?? '' }
}

test.describe('control: a planted canary is found', () => {
  const token = signatureOf(`a.b.${canaryKey('a signature').text}`)
  const all = [...secrets, ...Object.values(guest), token]

  test('in the data folder, in the log and in a name', async ({ launch }) => {
    const app = await launch()
    const planted = Buffer.concat(all.map(({ text }) => everyForm(text)))
    await writeFile(join(app.dataDir, 'planted.bin'), planted)
    await mkdir(join(app.dataDir, 'deep', keys.file.text), { recursive: true })
    await appendFile(join(app.dataDir, 'logs', 'roompass.log'), planted)

    const found = findCanaries(all, filesBelow(app.dataDir))

    const expected = [
      ...everyWay(all, 'planted.bin'),
      ...everyWay(all, join('logs', 'roompass.log')),
      `${keys.file.name} as text in the names of files`,
    ]
    expect(found.sort()).toEqual(expected.sort())
  })

  test('in what main writes', async ({ launch }, testInfo) => {
    const script = testInfo.outputPath('writes.cjs')
    const planted = Buffer.concat(all.map(({ text }) => everyForm(text))).toString('base64')
    const bytes = `Buffer.from('${planted}', 'base64')`
    await writeFile(script, `process.stdout.write(${bytes}); process.stderr.write(${bytes})`)
    const app = await launch({ env: { NODE_OPTIONS: `--require "${script}"` } })

    expect(findCanaries(all, wordsOf(app)).sort()).toEqual(
      [...everyWay(all, 'stdout'), ...everyWay(all, 'stderr')].sort(),
    )
  })

  test('in an answer', async ({ launch }) => {
    const app = await launch()
    const listening = await listen(app)
    const rd = secrets.map(({ text }) => everyForm(text).toString('latin1')).join('\n')
    await ask(app.page, 'drafts.set', { profileId: '', values: { rd }, startEarly: 0 })

    const found = findCanaries(secrets, await listening.told())

    const overheard = app.host === 'chromium' ? everyWay(secrets, 'what was overheard') : []
    expect(found.sort()).toEqual([...everyWay(secrets, 'an answer'), ...overheard].sort())
  })

  test('in an event', async ({ launch }, testInfo) => {
    test.skip(process.platform !== 'linux', 'A keychain that can be locked at will exists on Linux only')
    const keyring = await startKeyring()
    try {
      // The path of the data folder is all that a test can choose of an event.
      const app = await launch({ dataDir: testInfo.outputPath(keys.file.text), env: keyring.env })
      const listening = await listen(app)
      await keyring.lock()
      await ask(app.page, 'keychain.retry', {})

      const found = findCanaries(secrets, await listening.told())
      expect(found).toContain(`${keys.file.name} as text in an event`)
    } finally {
      await keyring.close()
    }
  })

  /** A string of JavaScript has no bytes: as UTF-16 it would be read as text, with a NUL after each letter. */
  const inHeap = encodings.filter((encoding) => !encoding.startsWith('UTF-16'))

  test('in the heap', async ({ launch }) => {
    const app = await launch()
    const forms = inHeap.flatMap((one) => secrets.map(({ text }) => encoded(text, one).toString()))
    await app.page.evaluate((planted) => void Object.assign(window, { planted }), forms)

    const expected = everyWay(secrets, 'the heap').filter((way) => !way.includes('UTF-16'))
    expect(findCanaries(secrets, [await heapOf(app.page)]).sort()).toEqual(expected)
  })

  test('in the heap, in a string that V8 keeps as UTF-16', async ({ launch }) => {
    const app = await launch()
    await app.page.evaluate((planted) => void Object.assign(window, { planted }), `€${keys.file.text}€`)

    expect(findCanaries(secrets, [await heapOf(app.page)])).toContain(`${keys.file.name} as text in the heap`)
  })

  test('in the heap, where the key was typed into a field that keeps it', async ({ launch }) => {
    const app = await launch()
    await plantKeepingField(app)
    await app.page.getByRole('textbox', { name: 'Keeps what is typed' }).pressSequentially(keys.typed.text)

    expect(findCanaries(secrets, [await heapOf(app.page)])).toContain(
      `${keys.typed.name} as text in the heap`,
    )
  })
})

/** A field as no secret may have one: what is typed goes into an object of the page. */
function plantKeepingField(app: AppHandle): Promise<void> {
  return app.page.evaluate(() => {
    const field = Object.assign(document.createElement('input'), { ariaLabel: 'Keeps what is typed' })
    const kept = { value: '' }
    field.addEventListener('input', () => {
      kept.value = field.value
    })
    Object.assign(window, { kept })
    document.body.prepend(field)
  })
}
