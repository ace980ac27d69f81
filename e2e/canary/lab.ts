import { readFile } from 'node:fs/promises'
import { expect, type Page, test } from 'playwright/test'
import type { AppHandle } from '../fixtures/app-handle.ts'
import type { RunRoompass } from '../fixtures/guests.ts'
import { told } from '../fixtures/run-sheets.ts'
import type { Shell } from '../pages/shell.ts'
import { ask } from '../security/ask.ts'
import type { Canary } from './canary.ts'
import { decryptedHistory } from './decrypted.ts'
import { filesBelow, wordsOf } from './disk.ts'
import { heapOf } from './heap.ts'
import { whereFound as found, type Place } from './search.ts'
import type { Listening } from './told.ts'

const formats = ['CSV', 'JSON', 'JUnit XML', 'Markdown', 'Postman'] as const

/** What was said to somebody: a terminal, a file, the clipboard, the window. */
export function sayings(roompass: RunRoompass) {
  const said: Place[] = []
  const say = (name: string, text: string | Buffer) => said.push({ name, bytes: Buffer.from(text) })
  return {
    said,
    say,
    /** The page as it is now, with what stands in its fields. */
    look: async (what: string, page: Page) => {
      const values = await page.locator('input, textarea').evaluateAll(valuesOf)
      say(`the page: ${what}`, [await page.content(), ...values].join('\n'))
    },
    run: async (args: readonly string[], stdin = '', codes = [0]) => {
      const { code, stdout, stderr } = await roompass(args, { stdin })
      expect(codes, stderr).toContain(code)
      say(`roompass ${args.slice(0, 2).join(' ')}`, stdout + stderr)
      return stdout
    },
  }
}

/** Sent to the page as text. */
function valuesOf(fields: readonly Element[]): string[] {
  return fields.map((field) => String(Reflect.get(field, 'value')))
}

type Sayings = ReturnType<typeof sayings>

/** Makes a set of groups, runs it to its end, and exports its sheet in every format. */
export async function runSet(
  app: AppHandle,
  ui: Shell,
  { say, look }: Sayings,
  groups: readonly string[],
  title: string,
) {
  const { cases, sheets } = ui
  await ui.goToLab('Edge cases')
  for (const group of groups) await cases.groupBox(group).check({ force: true })
  await cases.openSet()
  await cases.set.title.fill(title)
  if (await cases.set.room.isVisible()) await cases.set.room.fill('product-demo')
  await cases.set.make.click()
  await expect(sheets.title).toHaveText(title)
  await sheets.run.open()
  await sheets.run.start.click()
  await expect(sheets.progress.strip).toContainText('Done', { timeout: 45_000 })
  await expect(sheets.resultButton('Open')).toHaveAccessibleName('Open 0')
  await look(title, app.page)
  for (const format of formats) {
    const file = test.info().outputPath(`${title} ${format}`)
    await app.answerDialog('Export')
    await app.answerDialog(file)
    await sheets.export(format)
    await expect.poll(() => readFile(file, 'utf8').catch(() => '')).not.toBe('')
    say(`${title} as ${format}`, await readFile(file))
  }
}

interface Looked {
  readonly keys: readonly Canary[]
  readonly said: readonly Place[]
  readonly app: AppHandle
  readonly dataDir: string
  readonly listening: Listening
}

/** In nothing that was told or said, nor in the page, the logs, or the files: as they are, and without their encryption. */
export async function expectNothing({ keys, said, app, dataDir, listening }: Looked): Promise<void> {
  const { page } = app
  await test.step('nowhere else', async () => {
    const drafts = {
      name: 'the draft of the Lab',
      bytes: Buffer.from(JSON.stringify(await ask(page, 'lab.getDraft', {}))),
    }
    const { sheets } = await told<{ sheets: { id: string }[] }>(page, 'sheets.list', {})
    for (const { id } of sheets) {
      const rows = await ask(page, 'sheets.rows', { id, offset: 0, limit: 500, result: null })
      expect(found(keys, [{ name: 'rows of a sheet', bytes: Buffer.from(JSON.stringify(rows)) }])).toEqual([])
    }
    expect(found(keys, [...said, drafts, ...wordsOf(app), ...(await listening.told())])).toEqual([])
    expect(found(keys, [await heapOf(page)])).toEqual([])
  })
  await test.step('nor in a file', async () => {
    await app.close()
    expect(found(keys, [...filesBelow(dataDir), ...wordsOf(app)])).toEqual([])
    const history = await decryptedHistory(dataDir, test.info().outputPath('without encryption'))
    expect(found(keys, [history])).toEqual([])
  })
}
