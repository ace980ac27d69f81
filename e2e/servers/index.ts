import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { commandHelp, readCommand } from './digital-samba/commands.ts'
import type { AskedFor } from './digital-samba/request-log.ts'
import { type DigitalSamba, startDigitalSamba } from './digital-samba/start.ts'

// Starts the platform's servers on this computer, to try things by hand: npm run servers -- --port 4010
const usualPort = 4010

const port = readPort(process.argv.slice(2))
if (port === null) {
  console.error('Usage: npm run servers [-- --port NUMBER], with a number from 1 to 65534.')
  process.exitCode = 2
} else {
  await serve(port)
}

function readPort(args: string[]): number | null {
  try {
    const { values } = parseArgs({ args, options: { port: { type: 'string' } } })
    const number = Number(values.port ?? usualPort)
    // https takes the next one.
    return Number.isInteger(number) && number >= 1 && number <= 65_534 ? number : null
  } catch {
    return null
  }
}

async function serve(httpPort: number): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'digital-samba-'))
  const removeFolder = () => rm(folder, { recursive: true, force: true })
  const tls = { folder, port: httpPort + 1 }
  const server = await startDigitalSamba({ port: httpPort, tls, onAnswered: log }).catch(
    async (error: unknown) => {
      await removeFolder()
      console.error(`The server can't start: ${error instanceof Error ? error.message : String(error)}`)
      return null
    },
  )
  if (server === null) {
    process.exitCode = 1
    return
  }
  console.log(introduction(server))
  const lines = createInterface({ input: process.stdin })
  lines.on('line', (line) => console.log(obey(server, line)))
  const end = async () => {
    lines.close()
    await server.close()
    await removeFolder()
  }
  process.once('SIGINT', end)
  process.once('SIGTERM', end)
}

function introduction({ origin, https, team, state }: DigitalSamba): string {
  return `Digital Samba, for tests: ${origin}${https ? ` and ${https.origin}` : ''}

A profile for it:
  team id         ${team.id}
  team domain     ${team.domain}
  developer key   ${team.developerKey}
  API address     ${origin}
  certificate     ${https?.certificate}  (for ${https?.origin}, signs itself)

  printf %s ${team.developerKey} | npm run -s roompass -- profiles add --platform digital-samba --name "Local server" \\
    --team ${team.id} --domain ${team.domain} --environment development --api ${origin} --key-stdin

Rooms: ${state.rooms.map((room) => room.friendlyUrl).join(', ')}
A link opens here as ${origin}/ROOM?token=TOKEN

Commands:
${commandHelp}

Ctrl+C ends it.
`
}

function log({ method, path, query, scheme, status }: AskedFor): void {
  const time = new Date().toTimeString().slice(0, 8)
  console.log(`${time} ${method} ${path}${query && `?${query}`} ${scheme} ${status ?? 'no answer'}`)
}

/** Does what a line says, and gives what to answer to it. */
function obey(server: DigitalSamba, line: string): string {
  const command = readCommand(line)
  switch (command.do) {
    case 'nothing':
      return ''
    case 'help':
      return commandHelp
    case 'clear':
      server.clearFaults()
      return 'All goes well again.'
    case 'fault':
      server.fault(command.fault, command.times === undefined ? {} : { times: command.times })
      return `From now on, ${command.times ? `times ${command.times}` : 'until "clear"'}: ${command.fault.kind}.`
    case 'clock':
      server.shiftClock(command.seconds)
      return `The clock is ${command.seconds} seconds off.`
    case 'rooms':
      server.addRooms(command.count)
      return `There are ${server.state.rooms.length} rooms.`
    case 'leave':
      server.leave(command.id)
      return `${command.id} is in no room.`
    case 'unknown':
      return command.sentence
  }
}
