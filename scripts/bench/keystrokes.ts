import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { startDigitalSamba } from '../../e2e/servers/digital-samba/start.ts'
import { benchProfile, openEngine } from './bench-profile.ts'
import { type Figure, percentile } from './figures.ts'
import { chromiumHost as host, startApp } from './running-app.ts'

const rooms = 5000
const typedRooms = ['design review 12', 'room-4', 'training 0007', 'xyz', 'e']
const typedName = 'Jane Mary Smith of Acme, the second'
const rounds = 5

/**
 * From a key press in the room field, over a list of 5,000, and in the name, with the preview beside it, until all of
 * what it changed is laid out; and the opening of the list.
 */
export async function keystrokeFigures(): Promise<Figure[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'roompass-bench-'))
  const platform = await startDigitalSamba({ rooms })
  try {
    const engine = await openEngine(dataDir)
    const { id } = await benchProfile(engine, { api: platform.origin })
    await engine.accounts.rooms(id, true)
    await engine.close()
    const app = await startApp(dataDir)
    try {
      await watchKeys(app.page)
      const opening = await openingTimes(app.page)
      const filtering = await timesOf(app.page, 'rd', typedRooms)
      const preview = await timesOf(app.page, 'u', [typedName])
      const figure = (what: string, times: readonly number[]): Figure => ({
        what,
        value: percentile(times, 0.95),
        unit: 'ms',
        goal: 16,
        host,
      })
      return [
        figure(`list of ${rooms.toLocaleString('en')} rooms, opening, p95`, opening),
        figure(`list of ${rooms.toLocaleString('en')} rooms, a key press, p95`, filtering),
        figure('preview after a key press, p95', preview),
      ]
    } finally {
      await app.close()
    }
  } finally {
    await platform.close()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

/** In the page: after each key press, once React is done, lays out what changed and keeps the time. */
async function watchKeys(page: Page): Promise<void> {
  await page.evaluate(() => {
    const times: number[] = []
    Reflect.set(window, 'keyTimes', times)
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = ({ data: pressedAt }) => {
      document.body.getBoundingClientRect()
      times.push(performance.now() - pressedAt)
    }
    window.addEventListener('keydown', () => port2.postMessage(performance.now()), { capture: true })
  })
}

/** The times of so many key presses, once all were seen. */
async function takeTimes(page: Page, count: number): Promise<number[]> {
  await page.waitForFunction((wanted) => Reflect.get(window, 'keyTimes').length >= wanted, count)
  return page.evaluate(() => (Reflect.get(window, 'keyTimes') as number[]).splice(0))
}

async function timesOf(page: Page, field: string, texts: readonly string[]): Promise<number[]> {
  const input = page.locator(`input[name="${field}"]`)
  const times: number[] = []
  for (let round = 0; round <= rounds; round += 1) {
    for (const text of texts) {
      await input.fill('')
      await input.pressSequentially(text)
      const taken = await takeTimes(page, text.length)
      if (round > 0) times.push(...taken)
    }
  }
  return times
}

async function openingTimes(page: Page): Promise<number[]> {
  const input = page.locator('input[name="rd"]')
  const times: number[] = []
  for (let round = 0; round <= rounds * 4; round += 1) {
    await input.fill('')
    await input.press('Escape')
    await takeTimes(page, 1)
    await input.press('ArrowDown')
    await page.getByRole('listbox').waitFor()
    const taken = await takeTimes(page, 1)
    if (round > 0) times.push(...taken)
  }
  return times
}
