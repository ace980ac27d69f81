import type { Command } from './command.ts'

/** What `roompass --help` shows. */
export function generalHelp(commands: readonly Command[]): string {
  const width = Math.max(...commands.map(({ name }) => name.length))
  const lines = commands.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`)
  return `Usage: roompass COMMAND [options]

Issues guest tokens for video rooms and keeps the history of what was issued, with the same profiles, keys and
history as the application.

Commands:
${lines.join('\n')}

Options of every command:
  --help             show the command's own help
  --data-dir FOLDER  the folder of profiles and history; else ROOMPASS_DATA_DIR, else the application's own

  roompass --version shows the version.

A key is never an argument: pipe it in with --key-stdin.

Exit codes: 0 done, 1 refused or not valid, 2 wrong usage or a name that does not exist, 3 keychain or history not
available. Messages are on standard error.`
}
