import type { Engine } from '../engine.ts'
import type { Streams } from './streams.ts'

/** Where a command reads from and writes to. */
export interface Terminal {
  /** One line, or several, on standard output. */
  out(text: string): void
  /** The same on standard error, where everything goes that is not the answer itself. */
  err(text: string): void
  /** True where a person sees what is written: standard output is a terminal, and no file or other program. */
  readonly watched: boolean
  /** True where a person can be asked: standard input is a terminal. */
  readonly interactive: boolean
  /** Everything on standard input, as bytes. */
  readAll(): Promise<Uint8Array>
  /** Asks a question and gives the line that is typed, without its end. */
  ask(question: string): Promise<string>
  /** The same, and nothing of what is typed is shown. */
  askHidden(question: string): Promise<Uint8Array>
}

/** Everything a command needs of the world. */
export interface CliContext {
  readonly terminal: Terminal
  readonly streams: Streams
  readonly version: string
  /** Epoch seconds. */
  now(): number
  /** IANA name, such as `Europe/Berlin`. */
  readonly timeZone: string
  /** Opens keychain and history in the folder of `--data-dir`; what fails is in the engine's status. */
  openEngine(dataDirOption: string | undefined): Promise<Engine>
}
