import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { benchProfile, openEngine } from './bench-profile.ts'
import { type Figure, percentile } from './figures.ts'
import { chromiumHost as host, startApp } from './running-app.ts'

const megabyte = 1_000_000
const rounds = 5

/** From the paste of a megabyte until what is said of it is drawn, the first time and later on. */
export async function pastedMegabyteFigures(): Promise<Figure[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'roompass-bench-'))
  try {
    const engine = await openEngine(dataDir)
    await benchProfile(engine, {})
    await engine.close()
    const app = await startApp(dataDir)
    try {
      await app.page
        .getByRole('navigation', { name: 'Screens' })
        .getByRole('button', { name: 'Inspect' })
        .click()
      await app.page.locator('textarea').waitFor()
      const [first = Number.NaN, ...later] = await pastes(app.page)
      const figure = (when: string, value: number): Figure => ({
        what: `1 MB pasted into Inspect, ${when}`,
        value,
        unit: 'ms',
        goal: 100,
        host,
      })
      return [figure('the first time', first), figure('later, p95', percentile(later, 0.95))]
    } finally {
      await app.close()
    }
  } finally {
    rmSync(dataDir, { recursive: true, force: true })
  }
}

async function pastes(page: Page): Promise<number[]> {
  const times: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    for (const text of texts(String(round))) times.push(await paste(page, text))
  }
  return times
}

/** A token with one long claim, a long log with a token at its end, and prose. */
function texts(letter: string): readonly string[] {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const token = (claims: object) => `${part({ alg: 'HS256', typ: 'JWT' })}.${part(claims)}.${'A'.repeat(43)}`
  const claims = { td: 'bench', rd: 'demo-room', u: 'Jane Smith', exp: 4_000_000_000 }
  return [
    token({ ...claims, x: letter.repeat((megabyte * 3) / 4) }),
    `{"level":"info","at":${letter}}\n`.repeat(megabyte / 25) + token(claims),
    `all work and no play ${letter} `.repeat(megabyte / 23),
  ]
}

/** Milliseconds until the frame after the paste. The field is emptied before, which is no part of it. */
function paste(page: Page, text: string): Promise<number> {
  return page.locator('textarea').evaluate(async (field: HTMLTextAreaElement, pasted) => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
    const put = (content: string) => {
      const clipboardData = new DataTransfer()
      clipboardData.setData('text/plain', content)
      const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })
      field.focus()
      field.select()
      // What the page leaves to the browser is put in as the browser would.
      if (field.dispatchEvent(event)) document.execCommand('insertText', false, content)
    }
    put(' ')
    await frame()
    await frame()
    const start = performance.now()
    put(pasted)
    await frame()
    const took = performance.now() - start
    if (field.value.length < 1000) throw new Error('Nothing was pasted.')
    return took
  }, text)
}
