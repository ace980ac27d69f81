import { RoompassError } from '../../shared/errors.ts'
import { platforms } from '../../shared/platforms/index.ts'
import type { Platform, Snippet } from '../../shared/platforms/platform.ts'
import type { Profile, Session } from '../../shared/schemas.ts'
import type { Engine } from '../engine.ts'
import { commonOptions, readArguments, wrongUsage } from './arguments.ts'
import type { Command } from './command.ts'
import { exitCodes } from './exit-codes.ts'
import { helpOf } from './option-help.ts'
import { sessionWord, warningOf } from './session-word.ts'
import { copied, table, toJson, visible } from './text.ts'
import { withHistory } from './with-engine.ts'

const options = { ...commonOptions, language: { type: 'string' }, json: { type: 'boolean' } } as const

const help = `Usage: roompass snippet ID [--language L]

Shows code that uses a session in a program of your own. It holds the token, and never a secret. Without a language it
lists those that the session's platform has.

${helpOf([
  ['--language L', 'the name in the first column of the list, or a language that is there only once'],
  ['--json', 'the list, or the code with its language and warning, for a program'],
  ['--data-dir FOLDER', 'the folder of profiles and history (or ROOMPASS_DATA_DIR)'],
])}

Exit codes: 0 done, 1 the platform has no snippets, 2 wrong usage or no such session or language, 3 keychain or history
not available. What has to be said first, such as that the token has expired, is on standard error.`

export const snippet: Command = {
  name: 'snippet',
  summary: 'Show code that uses a session',
  help,
  async run(args, context) {
    const { values, positionals } = readArguments(args, options)
    const id = sessionWord(positionals)
    const { terminal, now } = context
    return withHistory(context, values['data-dir'], async (engine) => {
      const session = engine.sessions.get(id)
      const platform = platforms[session.platform]
      if (platform.snippets.length === 0)
        throw new RoompassError('failed', `${platform.name} has no snippets.`)
      if (values.language === undefined) {
        terminal.out(values.json ? toJson(platform.snippets.map(named)) : snippetTable(platform.snippets))
        return exitCodes.done
      }
      const chosen = chosenOf(platform, values.language)
      const code = chosen.code({ session, settings: settingsOf(engine, session) })
      for (const line of warningsOf(session, chosen, now())) terminal.err(line)
      terminal.out(
        values.json ? toJson({ ...named(chosen), code }) : copied(code.replace(/\n$/, ''), terminal),
      )
      return exitCodes.done
    })
  },
}

const named = ({ id, language, label, warning }: Snippet) => ({
  id,
  language,
  label,
  warning: warning ?? null,
})

function snippetTable(snippets: readonly Snippet[]): string {
  const head = ['NAME', 'LANGUAGE', 'WHAT']
  return table([head, ...snippets.map(({ id, language, label }) => [id, language, label])])
}

/** By id, or by a language that only one has. */
function chosenOf({ name, snippets }: Platform, word: string): Snippet {
  const wanted = word.trim().toLowerCase()
  const byId = snippets.find(({ id }) => id.toLowerCase() === wanted)
  const [only, ...others] = snippets.filter(({ language }) => language.toLowerCase() === wanted)
  const chosen = byId ?? (others.length === 0 ? only : undefined)
  if (chosen !== undefined) return chosen
  throw wrongUsage(
    `The option --language takes for ${name} one of: ${snippets.map(({ id }) => id).join(', ')}.`,
  )
}

function settingsOf(engine: Engine, { profileId }: Session): Profile['settings'] {
  if (profileId === null) return {}
  return engine.profiles.list().find(({ id }) => id === profileId)?.settings ?? {}
}

function warningsOf(session: Session, { warning }: Snippet, now: number): readonly string[] {
  const ofState = warningOf(session, now)
  return [
    ...(ofState === null ? [] : [ofState]),
    ...(session.token === null ? ['warning: The token is no longer kept: a placeholder stands for it.'] : []),
    ...(warning === undefined ? [] : [`warning: ${visible(warning)}`]),
  ]
}
