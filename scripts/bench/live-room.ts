import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { startDigitalSamba } from '../../e2e/servers/digital-samba/start.ts'
import { platforms } from '../../shared/platforms/index.ts'
import { benchProfile, openEngine } from './bench-profile.ts'
import type { Figure } from './figures.ts'
import { mainHeap, pageHeap } from './heaps.ts'
import { chromiumHost as host, type RunningApp, startApp } from './running-app.ts'

const warmUp = 1000
const refreshes = 10_000
const people = 25

/**
 * What main and renderer hold after 10,000 more refreshes of who is in a room, against what they held before; both
 * after their garbage was collected.
 */
export async function liveRoomFigures(): Promise<Figure[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'roompass-bench-'))
  const platform = await startDigitalSamba({ rateLimit: { requests: 1_000_000, seconds: 60 } })
  for (let number = 0; number < people; number += 1) {
    platform.join('product-demo', { name: `Guest ${number}`, externalId: `crm-${number}` })
  }
  try {
    await issueOne(dataDir, platform.origin)
    const app = await startApp(dataDir, undefined, { NODE_OPTIONS: '--inspect-port=0' })
    try {
      await openLiveRoom(app.page)
      await refresh(app.page, warmUp)
      const before = await heaps(app)
      await refresh(app.page, refreshes)
      const after = await heaps(app)
      const asked = platform.asked.filter(({ path }) => path.endsWith('/live/participants')).length
      if (asked < warmUp + refreshes) throw new Error(`Only ${asked} refreshes reached the platform.`)
      return [
        {
          what: 'main, after 10,000 refreshes',
          value: after.main / before.main,
          unit: 'times',
          goal: 1.1,
          host,
        },
        {
          what: 'renderer, after 10,000 refreshes',
          value: after.page / before.page,
          unit: 'times',
          goal: 1.1,
          host,
        },
      ]
    } finally {
      await app.close()
    }
  } finally {
    await platform.close()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

async function issueOne(dataDir: string, api: string): Promise<void> {
  const engine = await openEngine(dataDir)
  try {
    const profile = await benchProfile(engine, { api })
    const draft = platforms['digital-samba'].newDraft(profile)
    const values = { ...draft.values, rd: 'product-demo', u: 'Guest 1', ud: 'crm-1' }
    await engine.sessions.issue({ draft: { ...draft, values }, timeZone: 'UTC' })
  } finally {
    await engine.close()
  }
}

async function openLiveRoom(page: Page): Promise<void> {
  await page.getByRole('navigation', { name: 'Screens' }).getByRole('button', { name: 'History' }).click()
  await page.getByRole('button', { name: 'Who is in the room now' }).click()
  await page.getByRole('button', { name: 'Ask again: Who is in the room now' }).waitFor()
}

/** Presses the button as often, each time after the answer to the press before. */
async function refresh(page: Page, times: number): Promise<void> {
  const button = page.getByRole('button', { name: 'Ask again: Who is in the room now' })
  await button.evaluate(async (element, count) => {
    const section = element.closest('section')
    const isIdle = () => section?.querySelector('[aria-disabled="true"], [data-pending]') === null
    const settled = () =>
      new Promise<void>((resolve) => {
        const observer = new MutationObserver(() => {
          if (!isIdle()) return
          observer.disconnect()
          resolve()
        })
        if (section) observer.observe(section, { subtree: true, childList: true, attributes: true })
      })
    for (let number = 0; number < count; number += 1) {
      const done = settled()
      section?.querySelector<HTMLButtonElement>('button[aria-label^="Ask again"]')?.click()
      await done
    }
  }, times)
}

/** What a screen reader is told stays in the page for some seconds, and is no part of what a refresh leaves. */
async function announced(page: Page): Promise<void> {
  await page.locator('[data-live-announcer] [role="log"] > *').first().waitFor({ state: 'detached' })
}

async function heaps(app: RunningApp): Promise<{ readonly main: number; readonly page: number }> {
  await announced(app.page)
  return { main: await mainHeap(app), page: await pageHeap(app.page) }
}
