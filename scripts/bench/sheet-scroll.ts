import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { plainCraft } from '../../shared/lab/compose.ts'
import type { OwnCase } from '../../shared/lab/schemas.ts'
import { benchProfile, openEngine } from './bench-profile.ts'
import { type Figure, median } from './figures.ts'
import { chromiumHost as host, startApp } from './running-app.ts'

const rows = 10_000
const title = 'Bench'
const rounds = 5
/** Frames of one round, and CSS pixels that the table moves in each: ten rows. */
const frames = 120
const step = 340

/** The longest frame while a sheet of 10,000 rows is scrolled; the median of several rounds, from the top each. */
export async function sheetScrollFigures(): Promise<Figure[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'roompass-bench-'))
  try {
    await makeSheet(dataDir)
    const app = await startApp(dataDir)
    try {
      await openSheet(app.page)
      const longest: number[] = []
      for (let round = 0; round <= rounds; round += 1) {
        const times = await scroll(app.page)
        if (round > 0) longest.push(Math.max(...times))
      }
      const what = `sheet of ${rows.toLocaleString('en')} rows, scrolling, longest frame`
      return [{ what, value: median(longest), unit: 'ms', goal: 32, host }]
    } finally {
      await app.close()
    }
  } finally {
    rmSync(dataDir, { recursive: true, force: true })
  }
}

async function makeSheet(dataDir: string): Promise<void> {
  const engine = await openEngine(dataDir)
  try {
    const { id: profileId } = await benchProfile(engine, {})
    const cases = Array.from({ length: rows }, (_, number) => ownCase(number))
    engine.lab.saveOwnCases(cases)
    const draft = { profileId, values: { rd: 'product-demo' }, startEarly: 0 }
    await engine.sheets.make({
      ...{ title, draft, timeZone: 'UTC', moment: null, given: {} },
      cases: { as: 'list', ids: cases.map(({ id }) => id) },
    })
  } finally {
    await engine.close()
  }
}

function ownCase(number: number): OwnCase {
  const claims = { td: 'bench', rd: 'product-demo', u: `Guest ${number}` }
  return {
    id: `bench-${number}`,
    title: `Guest ${number} of a set that is long enough to be scrolled`,
    platform: 'digital-samba',
    expected: number % 2 === 0 ? 'accepted' : 'refused',
    note: '',
    draft: {
      craft: plainCraft(claims),
      times: {},
      variant: 'right',
      delivery: { room: 'product-demo', transport: 'link' },
      request: null,
    },
  }
}

async function openSheet(page: Page): Promise<void> {
  await page.getByRole('navigation', { name: 'Screens' }).getByRole('button', { name: 'Lab' }).click()
  await page.getByRole('group', { name: 'Part of the Lab' }).getByText('Run sheets', { exact: true }).click()
  await page.getByRole('list', { name: 'Run sheets' }).getByRole('button').filter({ hasText: title }).click()
  await page.locator('[id^="case-"]').first().waitFor()
}

/** Milliseconds between the frames while the table moves down. */
function scroll(page: Page): Promise<number[]> {
  const table = page.getByRole('grid', { name: 'Cases of the sheet' })
  return table.evaluate(
    async (element, { frames, step }) => {
      const next = () => new Promise<number>((resolve) => requestAnimationFrame(resolve))
      element.scrollTop = 0
      // What scrolling to the top leads to is no part of it.
      await next()
      await next()
      const times: number[] = []
      let before = await next()
      for (let frame = 0; frame < frames; frame += 1) {
        element.scrollTop += step
        const now = await next()
        times.push(now - before)
        before = now
      }
      return times
    },
    { frames, step },
  )
}
