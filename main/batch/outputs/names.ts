import { basename, dirname, extname, join } from 'node:path'
import { graphemesOf } from '../../../shared/text/graphemes.ts'

/** The longest name that file systems take, in bytes of UTF-8. */
const longestName = 255

/** Where an output stands until it is whole: beside its place, under a name that tells of which batch it is. */
export function partPath(path: string, batchId: string): string {
  const ending = `.${batchId.slice(0, 8)}.part`
  const name = basename(path)
  return join(dirname(path), `${cutToBytes(name, longestName - Buffer.byteLength(ending))}${ending}`)
}

/**
 * Names for an output that was cancelled, the first that nobody has is the one: `guests (cancelled after 1,234 rows).csv`,
 * `guests (cancelled after 1,234 rows) 2.csv` and so on.
 *
 * @param extension false for a folder, whose dots are part of its name
 */
export function cancelledPaths(path: string, rows: number, extension: boolean): Generator<string> {
  const after = ` (cancelled after ${rows.toLocaleString('en')} ${rows === 1 ? 'row' : 'rows'})`
  return numbered(path, after, extension)
}

/** The path itself, then the same with ` 2`, ` 3` and so on. */
export function freePaths(path: string, extension: boolean): Generator<string> {
  return numbered(path, '', extension)
}

function* numbered(path: string, mark: string, extension: boolean): Generator<string> {
  const ending = extension ? extname(path) : ''
  const stem = basename(path, ending)
  for (let count = 1; ; count += 1) {
    const added = `${mark}${count === 1 ? '' : ` ${count}`}${ending}`
    yield join(dirname(path), `${cutToBytes(stem, longestName - Buffer.byteLength(added))}${added}`)
  }
}

/** As many whole characters from the beginning as that many bytes hold. */
export function cutToBytes(text: string, bytes: number): string {
  if (Buffer.byteLength(text) <= bytes) return text
  let cut = ''
  let room = bytes
  for (const character of graphemesOf(text)) {
    room -= Buffer.byteLength(character)
    if (room < 0) break
    cut += character
  }
  return cut
}
