import { createReadStream } from 'node:fs'
import { wrongUsage } from './arguments.ts'
import type { Terminal } from './context.ts'

/** Bytes; as long as the longest text that the Lab takes. */
const mostBytes = 200_000

/**
 * The text of a file, or of standard input for a dash: all of it, so that written again it gives the same bytes. A byte
 * order mark and a final line end are part of it.
 *
 * @param option that named it, for what is said when it can't be read
 * @throws RoompassError `bad-request`
 */
export async function readText(path: string, option: string, terminal: Terminal): Promise<string> {
  const bytes = path === '-' ? await terminal.readAll() : await readFile(path, option)
  if (bytes.length > mostBytes) throw tooLong(option)
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    throw wrongUsage(`What --${option} names is not UTF-8 text, which is all that can be signed here.`)
  }
}

/** A pipe is a file too, so nothing is known of its length before. */
async function readFile(path: string, option: string): Promise<Uint8Array> {
  const chunks: Buffer[] = []
  let length = 0
  try {
    for await (const chunk of createReadStream(path)) {
      chunks.push(chunk)
      length += chunk.length
      if (length > mostBytes) break
    }
  } catch {
    throw wrongUsage(`The file of --${option} can not be read: check its name, and that you may open it.`)
  }
  return Buffer.concat(chunks)
}

function tooLong(option: string): Error {
  return wrongUsage(
    `What --${option} names is longer than ${mostBytes.toLocaleString('en')} bytes, the most that is signed here.`,
  )
}
