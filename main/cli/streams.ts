import { type Readable, Writable } from 'node:stream'
import { copied } from './text.ts'

/** One line of a terminal that is drawn anew in its place. */
export interface StatusLine {
  /** How wide the terminal is now, in cells. */
  columns(): number
  /** @param line shorter than the terminal is wide, and of what it shows as it is */
  show(line: string): void
  /** Takes the line away, so that something else can be written. */
  clear(): void
}

/** Input and output that is too long to be held, and a place for progress. */
export interface Streams {
  input(): Readable
  output(): NodeJS.WritableStream
  /** On standard error; null where no terminal shows that. */
  readonly status: StatusLine | null
}

/** Those of the process. */
export function processStreams(): Streams {
  const { stdin, stdout, stderr } = process
  return {
    input: () => stdin,
    output: () => (stdout.isTTY ? seen(stdout) : stdout),
    status: stderr.isTTY ? statusLine(stderr) : null,
  }
}

/** As wide as a terminal is taken to be that does not say it. */
const usualColumns = 80

/** @param terminal what understands the control sequences of ECMA-48 */
export function statusLine(terminal: {
  readonly columns?: number
  write(text: string): unknown
}): StatusLine {
  // Back to the first column, and away with what stands from there on (EL).
  const empty = '\r\u001b[K'
  return {
    columns: () => terminal.columns || usualColumns,
    show: (line) => void terminal.write(empty + line),
    clear: () => void terminal.write(empty),
  }
}

/** A stream into a terminal that a person looks at: nothing in it steers the terminal. */
export function seen(terminal: NodeJS.WritableStream): Writable {
  const decoder = new TextDecoder()
  // Alone it would steer; before what comes next it may be the beginning of a line end.
  let rest = ''
  const show = (text: string, done: (error?: Error | null) => void) => {
    terminal.write(copied(text, { watched: true }), (error) => done(error))
  }
  return new Writable({
    write(chunk: Buffer, _, done) {
      const text = rest + decoder.decode(chunk, { stream: true })
      rest = text.endsWith('\r') ? '\r' : ''
      show(text.slice(0, text.length - rest.length), done)
    },
    final(done) {
      show(rest + decoder.decode(), done)
    },
  })
}
