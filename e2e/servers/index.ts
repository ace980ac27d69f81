import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { type Console, logRequest } from './common/console.ts'
import { startAll } from './common/start-all.ts'
import { consoleOf as digitalSamba } from './digital-samba/console.ts'
import { startDigitalSamba } from './digital-samba/start.ts'
import { consoleOf as dolby } from './dolby/console.ts'
import { startDolby } from './dolby/start.ts'
import { obeyOneOf } from './terminal.ts'
import { consoleOf as videoIo } from './video-io/console.ts'
import { startVideoIo } from './video-io/start.ts'

// Starts the platforms' servers on this computer, to try things by hand: npm run servers -- --port 4010
const usualPort = 4010
// Digital Samba over http and https, three hosts of Dolby.io, and Video.io.
const ports = 6

const port = readPort(process.argv.slice(2))
if (port === null) {
  console.error(`Usage: npm run servers [-- --port NUMBER], with a number from 1 to ${65_536 - ports}.`)
  process.exitCode = 2
} else {
  await serve(port)
}

function readPort(args: string[]): number | null {
  try {
    const { values } = parseArgs({ args, options: { port: { type: 'string' } } })
    const number = Number(values.port ?? usualPort)
    return Number.isInteger(number) && number >= 1 && number <= 65_536 - ports ? number : null
  } catch {
    return null
  }
}

/** One platform's server while it runs. */
interface Running {
  readonly console: Console
  close(): Promise<void>
}

async function serve(first: number): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'platform-servers-'))
  const removeFolder = () => rm(folder, { recursive: true, force: true })
  const servers = await startAll(starts(first, folder)).catch(async (error: unknown) => {
    await removeFolder()
    console.error(`The servers can't start: ${error instanceof Error ? error.message : String(error)}`)
    return null
  })
  if (servers === null) {
    process.exitCode = 1
    return
  }
  const consoles = servers.map((server) => server.console)
  console.log(introduction(consoles))
  const lines = createInterface({ input: process.stdin })
  lines.on('line', (line) => console.log(obeyOneOf(consoles, line)))
  const end = async () => {
    lines.close()
    await Promise.all(servers.map((server) => server.close()))
    await removeFolder()
  }
  process.once('SIGINT', end)
  process.once('SIGTERM', end)
}

function starts(first: number, folder: string): (() => Promise<Running>)[] {
  const onAnswered = (name: string) => (asked: Parameters<typeof logRequest>[1]) => logRequest(name, asked)
  return [
    async () => {
      const tls = { folder, port: first + 1 }
      const server = await startDigitalSamba({ port: first, tls, onAnswered: onAnswered('digital-samba') })
      return { console: digitalSamba(server), close: server.close }
    },
    async () => {
      const server = await startDolby({ port: first + 2, onAnswered: onAnswered('dolby') })
      return { console: dolby(server), close: server.close }
    },
    async () => {
      const server = await startVideoIo({ port: first + 5, onAnswered: onAnswered('video-io') })
      return { console: videoIo(server), close: server.close }
    },
  ]
}

function introduction(consoles: readonly Console[]): string {
  return `${consoles.map((one) => one.introduction).join('\n\n')}

Commands begin with ${consoles.map(({ name }) => name).join(', ')}, or go to all of them: "dolby help", "fault 500 1".
Ctrl+C ends them.
`
}
