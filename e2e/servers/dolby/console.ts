import { type Console, obeyCommon } from '../common/console.ts'
import { type Command, commandHelp, readCommand } from './commands.ts'
import type { Dolby } from './start.ts'

/** The server at a terminal. */
export function consoleOf(server: Dolby): Console {
  return {
    name: 'dolby',
    introduction: introduction(server),
    obey: (line) => obey(server, readCommand(line)),
  }
}

function introduction({ origin, comms, session, credentials }: Dolby): string {
  return `Dolby.io Communications, for tests: ${origin} (API tokens), ${comms} (the rest), ${session} (legacy tokens)
  app key         ${credentials.appKey}
  app secret      ${credentials.appSecret}

  printf %s ${credentials.appSecret} | npm run -s roompass -- profiles add --platform dolby --name "Local Dolby.io" \\
    --app-key ${credentials.appKey} --environment development --api ${origin} --comms-api ${comms} --key-stdin`
}

function obey(server: Dolby, command: Command): string {
  switch (command.do) {
    case 'speak':
      server.speak(command.dialect)
      return `From now on: ${JSON.stringify(server.state.dialect)}.`
    case 'join':
      return join(server, command.token, command.name)
    case 'leave':
      server.leave(command.id)
      return `${command.id} is in no conference.`
    case 'revoke':
      server.revokeTokens()
      return 'No token that was given out is good any longer.'
    default:
      return obeyCommon(server, command, commandHelp)
  }
}

function join(server: Dolby, token: string, name: string): string {
  const joined = server.join(token, name === '' ? {} : { name })
  if ('refused' in joined) return `Refused: ${joined.refused}.`
  const { stay, conference, switched } = joined
  const others = switched === null ? '' : ' The earlier participant with this external id was switched out.'
  return `${stay.name ?? 'Somebody'} is in ${conference.alias} as participant ${stay.userId}.${others}`
}
