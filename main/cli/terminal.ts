import { createInterface } from 'node:readline/promises'
import { RoompassError } from '../../shared/errors.ts'
import type { Terminal } from './context.ts'
import { emptyLine, typeByte } from './hidden-line.ts'

/** Far above any key or token, in bytes. */
const mostInput = 1024 * 1024

/** The process's own input and output. Questions go to standard error, so that output can be piped on. */
export function processTerminal(): Terminal {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', ignoreClosedPipe)
  return {
    out: (text) => process.stdout.write(`${text}\n`),
    err: (text) => process.stderr.write(`${text}\n`),
    watched: process.stdout.isTTY === true,
    interactive: process.stdin.isTTY === true,
    readAll,
    ask,
    askHidden,
  }
}

/** A reader such as `head` may close its end early; that is its good right. */
function ignoreClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error
}

async function readAll(): Promise<Uint8Array> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of process.stdin) {
    const bytes = Buffer.from(chunk)
    length += bytes.length
    if (length > mostInput) throw new RoompassError('bad-request', 'Standard input holds more than 1 MiB.')
    chunks.push(bytes)
  }
  return Buffer.concat(chunks)
}

async function ask(question: string): Promise<string> {
  const lines = createInterface({ input: process.stdin, output: process.stderr })
  const closed = new Promise<string>((resolve) => lines.once('close', () => resolve('')))
  try {
    return await Promise.race([lines.question(question), closed])
  } finally {
    lines.close()
  }
}

function askHidden(question: string): Promise<Uint8Array> {
  const { stdin, stderr } = process
  // Before the question, so that not even a person quick to answer sees the first characters.
  stdin.setRawMode(true)
  stderr.write(question)
  return new Promise((resolve, reject) => {
    let line = emptyLine
    const read = (chunk: Buffer) => {
      for (const byte of chunk) line = typeByte(line, byte)
      if (line.state === 'typing') return
      stdin.off('data', read)
      stdin.setRawMode(false)
      stdin.pause()
      stderr.write('\n')
      if (line.state === 'cancelled') reject(new RoompassError('cancelled', 'Cancelled: nothing was done.'))
      else resolve(Uint8Array.from(line.bytes))
    }
    stdin.on('data', read)
    stdin.resume()
  })
}
