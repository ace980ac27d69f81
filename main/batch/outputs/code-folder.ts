import { mkdir, opendir, open as openFile, readFile, rename, rm, rmdir } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { qrMatrix, qrPng, qrSvg } from '../../qr/qr.ts'
import { codeName, rowOfCode } from './code-name.ts'
import { syncFolder } from './folder.ts'
import { linkToShow } from './link-fault.ts'
import { cancelledPaths, freePaths, partPath } from './names.ts'
import { type BatchOutput, OutputLost, type OutputRow } from './output.ts'
import { codeOf } from './trouble.ts'

/** What a file is called until it is whole. */
const underWay = 'next.part'

type Extension = 'png' | 'svg'

/**
 * An output that is a folder with one file a guest, for its owner alone. A place in it counts files instead of bytes. A
 * folder that has its name meanwhile, with something in it, is left alone: this one gets a number then.
 */
export function codeFolder(path: string, batchId: string, extension: Extension): BatchOutput {
  const part = partPath(path, batchId)
  let files = 0
  let row = 0

  async function moveTo(places: Iterable<string>): Promise<string> {
    // What a write that broke off has left.
    await rm(join(part, underWay), { force: true })
    await syncFolder(part)
    const place = await moved(part, places)
    await syncFolder(dirname(path))
    return basename(place)
  }

  return {
    open: async (from) => {
      row = from?.row ?? 0
      files = from?.bytes ?? 0
      if (files > 0) return cut(part, row, files)
      await rm(part, { recursive: true, force: true })
      await mkdir(part, { mode: 0o700 })
    },
    write: async (rows) => {
      for (const one of rows) {
        const code = codeOfLink(one, extension)
        await writeWhole(join(part, codeName(one.row, one.name, extension)), code)
        files += 1
        row = one.row
      }
    },
    sync: async () => {
      await syncFolder(part)
      return { row, bytes: files }
    },
    complete: () => moveTo(freePaths(path, false)),
    cancel: () => moveTo(cancelledPaths(path, row, false)),
    close: async () => undefined,
  }
}

function codeOfLink(row: OutputRow, extension: Extension): string | Uint8Array {
  // A link that is shown fits: it was looked at before.
  const matrix = qrMatrix(linkToShow(row)) ?? []
  return extension === 'png' ? qrPng(matrix) : qrSvg(matrix)
}

/** Under another name first, so that each file that has its name is whole and on the disk. */
async function writeWhole(path: string, content: string | Uint8Array): Promise<void> {
  const temporary = join(dirname(path), underWay)
  const file = await openFile(temporary, 'w', 0o600)
  try {
    await file.writeFile(content)
    await file.datasync()
  } finally {
    await file.close()
  }
  await rename(temporary, path)
}

/** Takes away what was written behind a row. @throws OutputLost where fewer files are left than there were */
async function cut(part: string, row: number, files: number): Promise<void> {
  const folder = await opendir(part).catch((error: unknown) => {
    throw ['ENOENT', 'ENOTDIR'].includes(codeOf(error)) ? new OutputLost() : error
  })
  const behind: string[] = []
  let found = 0
  for await (const { name } of folder) {
    const of = rowOfCode(name)
    if (of !== null && of <= row) found += 1
    else if (of !== null) behind.push(name)
  }
  if (found < files) throw new OutputLost()
  for (const name of behind) await rm(join(part, name), { force: true })
}

/** Gives a folder the first name that nothing but an empty folder has, and says which. */
async function moved(part: string, places: Iterable<string>): Promise<string> {
  for (const place of places) {
    const hasNone = await rmdir(place).then(
      () => true,
      (error: unknown) => codeOf(error) === 'ENOENT',
    )
    if (hasNone) {
      await rename(part, place)
      return place
    }
    if (await isSame(part, place)) {
      // It was moved there before, and broke off before that was noted: it has been written again since.
      await rm(part, { recursive: true, force: true })
      return place
    }
  }
  throw new Error('There are names without end.')
}

/** Whether another folder has the very files of this one, and no others. */
async function isSame(part: string, other: string): Promise<boolean> {
  const entries = await opendir(other).catch(() => null)
  if (entries === null) return false
  let found = 0
  for await (const { name } of entries) {
    const contents = await Promise.all([readFile(join(part, name)), readFile(join(other, name))]).catch(
      () => null,
    )
    if (contents === null || !contents[0].equals(contents[1])) return false
    found += 1
  }
  let files = 0
  for await (const _ of await opendir(part)) files += 1
  return files === found
}
