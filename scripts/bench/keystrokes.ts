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

/**
 * In the page: keeps the time from the start of a press, or of the change that it makes, until React is done and what
 * changed is laid out. React draws within the task of the event, in a microtask that comes before this one.
 */
async function watchKeys(page: Page): Promise<void> {
  await page.evaluate(() => {
    const times: number[] = []
    Reflect.set(window, 'keyTimes', times)
    let startedAt = 0
    const started = () => {
      startedAt = performance.now()
    }
    const ended = () =>
      queueMicrotask(() => {
        document.body.getBoundingClientRect()
        times.push(performance.now() - startedAt)
      })
    window.addEventListener('beforeinput', started, { capture: true })
    window.addEventListener('input', ended)
    const onArrow = (does: () => void) => (event: KeyboardEvent) => {
      if (event.key === 'ArrowDown') does()
    }
    window.addEventListener('keydown', onArrow(started), { capture: true })
    window.addEventListener('keydown', onArrow(ended))
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
      await empty(page, field)
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
    await input.press('Escape')
    await input.press('ArrowDown')
    await page.getByRole('listbox').waitFor()
    const taken = await takeTimes(page, 1)
    if (round > 0) times.push(...taken)
  }
  return times
}

/** Clears a field, and forgets the times of that. */
async function empty(page: Page, field: string): Promise<void> {
  await page.locator(`input[name="${field}"]`).fill('')
  await page.evaluate(() => void (Reflect.get(window, 'keyTimes') as number[]).splice(0))
}
