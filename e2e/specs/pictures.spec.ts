import { join } from 'node:path'
import type { Page } from 'playwright/test'
import { expect } from '../fixtures/app.ts'
import type { AppHandle } from '../fixtures/app-handle.ts'
import { noKeychain, startKeyring } from '../fixtures/keyring.ts'
import { test } from '../fixtures/platform.ts'
import { root } from '../fixtures/root.ts'
import { addTestProfile } from '../fixtures/test-profile.ts'
import {
  type Look,
  tourFirstStart,
  tourHistory,
  tourIssue,
  tourLockTrouble,
  tourMemory,
  tourOf,
  tourProfiles,
  tourSettings,
} from '../tour/tour.ts'

const sizes = [
  { width: 1280, height: 800 },
  { width: 900, height: 600 },
] as const

/** Writes the screen as it is, in both themes, to a folder that git ignores. */
function takePictures({ page }: AppHandle, { width }: (typeof sizes)[number]): Look {
  return async (name) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      const path = join(root, 'pictures', `${name}-${colorScheme}-${width}.png`)
      const picture = await page.screenshot({ path, animations: 'disabled' })
      expect(picture.length, `${name} shows something`).toBeGreaterThan(5_000)
    }
    await expectNoSidewaysScrolling(page, name)
  }
}

async function expectNoSidewaysScrolling(page: Page, name: string): Promise<void> {
  const { content, window } = await page.evaluate(() => ({
    content: document.documentElement.scrollWidth,
    window: document.documentElement.clientWidth,
  }))
  expect(content, `${name} does not scroll sideways`).toBeLessThanOrEqual(window)
}

for (const size of sizes) {
  test.describe(`pictures, ${size.width} wide, of`, () => {
    test.setTimeout(180_000)

    const tourIn = async (app: AppHandle) => {
      await app.page.setViewportSize(size)
      return tourOf(app, takePictures(app, size))
    }

    test('a first start', async ({ launch }) => {
      await tourFirstStart(await tourIn(await launch()))
    })

    test('the form', async ({ launch, roompass, startPlatform }) => {
      const platform = await startPlatform({ rooms: 1_000 })
      await addTestProfile(roompass, { api: platform.origin })
      await tourIssue(await tourIn(await launch()), platform)
    })

    test('the history', async ({ launch, roompass, startPlatform }) => {
      const platform = await startPlatform()
      await addTestProfile(roompass, { api: platform.origin })
      await tourHistory(await tourIn(await launch()), platform)
    })

    test('the profiles', async ({ launch, roompass, startPlatform }) => {
      const platform = await startPlatform()
      await addTestProfile(roompass, { api: platform.origin })
      await tourProfiles(await tourIn(await launch()), platform)
    })

    test('the settings and the lock', async ({ launch, roompass }) => {
      await addTestProfile(roompass)
      await tourSettings(await tourIn(await launch()))
    })

    test('a keychain that is away', async ({ launch, roompass }, testInfo) => {
      test.skip(process.platform !== 'linux', 'the keychain of a desktop can’t be stopped; gnome-keyring can')
      const without = await launch({ env: noKeychain, dataDir: testInfo.outputPath('without') })
      await tourMemory(await tourIn(without))
      await without.kill()
      const keyring = await startKeyring()
      try {
        await addTestProfile(roompass, {}, keyring.env)
        await tourLockTrouble(await tourIn(await launch({ env: keyring.env })), keyring.lock)
      } finally {
        await keyring.close()
      }
    })
  })
}
