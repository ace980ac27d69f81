import AxeBuilder from '@axe-core/playwright'
import type { Page } from 'playwright/test'
import { expect } from '../fixtures/app.ts'
import type { AppHandle } from '../fixtures/app-handle.ts'
import { test } from '../fixtures/fetched-platforms.ts'
import { testEachTour } from '../tour/each-tour.ts'
import { type Look, tourOf } from '../tour/tour.ts'

/** Levels A and AA up to WCAG 2.2. */
const levels = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
/** The window at its usual size in both themes, and once so small that it folds. */
const windows = [
  { size: { width: 1280, height: 800 }, schemes: ['light', 'dark'] },
  { size: { width: 900, height: 600 }, schemes: ['dark'] },
] as const

/** Looks for violations in what the window shows; one does not stop the others. */
function lookForViolations({ page }: AppHandle, schemes: readonly ('light' | 'dark')[]): Look {
  return async (name) => {
    for (const colorScheme of schemes) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      await page.evaluate(drawn)
      // Legacy mode looks in the page itself, where the other one opens a second page for it.
      const { violations } = await new AxeBuilder({ page })
        .setLegacyMode(true)
        // React Aria's list of what was announced: it still names buttons that have gone with their screen.
        .exclude('[data-live-announcer]')
        .withTags(levels)
        .analyze()
      const found: string[] = []
      for (const { id, nodes } of violations) {
        for (const { target, failureSummary } of nodes) {
          const place = target.join(' ')
          if (id === 'target-size' && !(await isSmall(page, place))) continue
          found.push(`${id} at ${place}: ${failureSummary}`)
        }
      }
      expect.soft(found, `${name}, ${colorScheme}`).toEqual([])
    }
  }
}

/**
 * In the page: until the colours are those of the new scheme, also where a transition leads to them. What turns for as
 * long as it is there is not waited for, nor for long a window that draws nothing.
 */
async function drawn(): Promise<void> {
  const atMost = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))
  const frame = () => Promise.race([new Promise((resolve) => requestAnimationFrame(resolve)), atMost(500)])
  const ends = ({ effect }: Animation) => effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY
  await frame()
  const ending = document.getAnimations().filter(ends)
  await Promise.race([Promise.allSettled(ending.map(({ finished }) => finished)), atMost(2000)])
  await frame()
}

/** Whether something is too small also where it is wholly in sight: the edge of a list or a form may cut it. */
async function isSmall(page: Page, place: string): Promise<boolean> {
  await page.locator(place).evaluate((element) => element.scrollIntoView({ block: 'center' }))
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode(true)
    .include(place)
    .withRules('target-size')
    .analyze()
  return violations.length > 0
}

for (const { size, schemes } of windows) {
  test.describe(`WCAG 2.2 AA, ${size.width} wide, holds on`, () =>
    testEachTour(async (app) => {
      await app.page.setViewportSize(size)
      return tourOf(app, lookForViolations(app, schemes))
    }))
}
