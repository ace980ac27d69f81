import { type Console, obeyCommon } from '../common/console.ts'
import { commandHelp, readCommand } from './commands.ts'
import type { DigitalSamba } from './start.ts'

/** The server at a terminal. */
export function consoleOf(server: DigitalSamba): Console {
  return {
    name: 'digital-samba',
    introduction: introduction(server),
    obey: (line) => obey(server, line),
  }
}

function introduction({ origin, https, team, state }: DigitalSamba): string {
  return `Digital Samba, for tests: ${origin}${https ? ` and ${https.origin}` : ''}
  team id         ${team.id}
  team domain     ${team.domain}
  developer key   ${team.developerKey}
  certificate     ${https?.certificate}  (for ${https?.origin}, signs itself)

  printf %s ${team.developerKey} | npm run -s roompass -- profiles add --platform digital-samba --name "Local server" \\
    --team ${team.id} --domain ${team.domain} --environment development --api ${origin} --key-stdin

  Rooms: ${state.rooms.map((room) => room.friendlyUrl).join(', ')}
  A link opens here as ${origin}/ROOM?token=TOKEN`
}

function obey(server: DigitalSamba, line: string): string {
  const command = readCommand(line)
  switch (command.do) {
    case 'rooms':
      server.addRooms(command.count)
      return `There are ${server.state.rooms.length} rooms.`
    case 'leave':
      server.leave(command.id)
      return `${command.id} is in no room.`
    default:
      return obeyCommon(server, command, commandHelp)
  }
}
