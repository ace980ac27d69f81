import { join } from 'node:path'
import type { Page } from 'playwright/test'
import { expect } from '../fixtures/app.ts'
import type { AppHandle } from '../fixtures/app-handle.ts'
import { test } from '../fixtures/fetched-platforms.ts'
import { root } from '../fixtures/root.ts'
import { testEachTour } from '../tour/each-tour.ts'
import { type Look, tourOf } from '../tour/tour.ts'

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
    await expectNoScrolling(page, name)
  }
}

/** What does not fit scrolls inside the window; the window itself stays where it is. */
async function expectNoScrolling(page: Page, name: string): Promise<void> {
  const { content, window } = await page.evaluate(() => {
    const { scrollWidth, scrollHeight, clientWidth, clientHeight } = document.documentElement
    return {
      content: { width: scrollWidth, height: scrollHeight },
      window: { width: clientWidth, height: clientHeight },
    }
  })
  expect(content, `${name} does not scroll the window`).toEqual(window)
}

for (const size of sizes) {
  test.describe(`pictures, ${size.width} wide, of`, () =>
    testEachTour(async (app) => {
      await app.page.setViewportSize(size)
      return tourOf(app, takePictures(app, size))
    }))
}
