import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'playwright/test'
import { type Keyring, startKeyring } from '../fixtures/keyring.ts'

const root = join(import.meta.dirname, '..', '..')

/** Runs one keytar call in a process of its own, as the application's keychain adapter does. */
async function keytar(keyring: Keyring, method: string, ...args: string[]): Promise<string> {
  const script = `require('keytar').${method}(...${JSON.stringify(['Roompass', ...args])})
    .then((value) => console.log(JSON.stringify(value ?? null)), (error) => console.log('failed: ' + error.message))`
  const { stdout } = await promisify(execFile)(process.execPath, ['-e', script], {
    cwd: root,
    env: { ...process.env, ...keyring.env },
  })
  return stdout.trim()
}

test.describe('the keyring of a spec', () => {
  test.skip(process.platform !== 'linux', 'gnome-keyring and D-Bus exist on Linux only')

  let keyring: Keyring
  test.beforeEach(async () => {
    keyring = await startKeyring()
  })
  test.afterEach(() => keyring.close())

  test('keeps what keytar writes', async () => {
    expect(await keytar(keyring, 'setPassword', 'a', 'a test secret')).toBe('null')
    expect(await keytar(keyring, 'getPassword', 'a')).toBe('"a test secret"')
  })

  test('reads as empty and refuses writing while it is locked', async () => {
    await keytar(keyring, 'setPassword', 'a', 'a test secret')
    await keyring.lock()
    expect(await keytar(keyring, 'getPassword', 'a')).toBe('null')
    expect(await keytar(keyring, 'setPassword', 'b', 'another')).toMatch(/^failed: .*locked/)
  })

  test('fails while its daemon is gone, and has its entries again afterwards', async () => {
    await keytar(keyring, 'setPassword', 'a', 'a test secret')
    await keyring.stop()
    expect(await keytar(keyring, 'setPassword', 'b', 'another')).toMatch(/^failed: /)
    await keyring.startAgain()
    expect(await keytar(keyring, 'getPassword', 'a')).toBe('"a test secret"')
  })

  test('opens again after it was locked', async () => {
    await keytar(keyring, 'setPassword', 'a', 'a test secret')
    await keyring.lock()
    await keyring.startAgain()
    expect(await keytar(keyring, 'getPassword', 'a')).toBe('"a test secret"')
  })

  test('shares nothing with the keyring of another spec', async () => {
    const other = await startKeyring()
    try {
      await keytar(keyring, 'setPassword', 'a', 'a test secret')
      expect(await keytar(other, 'getPassword', 'a')).toBe('null')
    } finally {
      await other.close()
    }
  })
})
