import { Readable, Writable } from 'node:stream'
import { createEngine } from '../create-engine.ts'
import type { SecretStore } from '../keychain/secret-store.ts'
import { runCommand } from './dispatch.ts'
import { statusLine } from './streams.ts'

/** What a run of the command line gave. */
export interface CliRun {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

/** What is piped in, or typed at a terminal by a person who is asked. */
export interface CliInput {
  readonly stdin?: string | Uint8Array
  readonly typed?: readonly string[]
  /** Whether a terminal shows the output. */
  readonly watched?: boolean
  /** Whether a terminal shows standard error, of 80 columns. */
  readonly statusSeen?: boolean
  /** Epoch seconds. */
  readonly now?: number
}

/** Runs commands in this process on a real engine, with a keychain and a folder of the test's own. */
export function testCli(dataDir: string, secrets: SecretStore) {
  return async (args: readonly string[], input: CliInput = {}): Promise<CliRun> => {
    const lines = { out: '', err: '' }
    const typed = [...(input.typed ?? [])]
    const now = input.now ?? 1_800_000_000
    const code = await runCommand(args, {
      terminal: {
        out: (text) => {
          lines.out += `${text}\n`
        },
        err: (text) => {
          lines.err += `${text}\n`
        },
        watched: input.watched ?? false,
        interactive: input.typed !== undefined,
        readAll: async () => Buffer.from(input.stdin ?? ''),
        ask: async (question) => {
          lines.err += question
          return typed.shift() ?? ''
        },
        askHidden: async (question) => {
          lines.err += question
          return Buffer.from(typed.shift() ?? '')
        },
      },
      streams: {
        input: () => Readable.from([Buffer.from(input.stdin ?? '')]),
        output: () =>
          new Writable({
            write(chunk: Buffer, _, done) {
              lines.out += chunk.toString()
              done()
            },
          }),
        status: input.statusSeen
          ? statusLine({
              write: (text) => {
                lines.err += text
              },
            })
          : null,
      },
      version: '1.2.3',
      now: () => now,
      timeZone: 'Europe/Berlin',
      openEngine: async (dataDirOption) => {
        const engine = createEngine({
          dataDir: dataDirOption ?? dataDir,
          secrets,
          clock: () => now * 1000,
          version: '1.2.3',
          host: 'command line',
          watchEvery: 0,
        })
        await engine.start()
        return engine
      },
    })
    return { code, stdout: lines.out, stderr: lines.err }
  }
}
