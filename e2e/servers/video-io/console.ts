import { type Console, obeyCommon } from '../common/console.ts'
import { commandHelp, readCommand } from './commands.ts'
import type { VideoIo } from './start.ts'

/** The server at a terminal. */
export function consoleOf(server: VideoIo): Console {
  return {
    name: 'video-io',
    introduction: introduction(server),
    obey: (line) => obey(server, line),
  }
}

function introduction({ origin, apiToken, state }: VideoIo): string {
  return `Video.io, for tests: ${origin}
  API token       ${apiToken}

  printf %s ${apiToken} | npm run -s roompass -- profiles add --platform video-io --name "Local Video.io" \\
    --generation ${state.dialect.generation} --environment development --api ${origin} --key-stdin`
}

function obey(server: VideoIo, line: string): string {
  const command = readCommand(line)
  if (command.do !== 'speak') return obeyCommon(server, command, commandHelp)
  server.speak(command.dialect)
  return `From now on: ${JSON.stringify(server.state.dialect)}.`
}
