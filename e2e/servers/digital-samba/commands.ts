import {
  type CommonCommand,
  commonHelp,
  readCommonCommand,
  type Unknown,
  unknown,
  wordsOf,
} from '../common/commands.ts'

/** What a typed line asks for. */
export type Command =
  | CommonCommand
  | { readonly do: 'rooms'; readonly count: number }
  | { readonly do: 'leave'; readonly id: string }

/** What may be typed. */
export const commandHelp = `${commonHelp}
  rooms COUNT                             add rooms
  leave ID                                whoever has this external id leaves
  help                                    this list`

/** Reads one typed line. */
export function readCommand(line: string): Command {
  const [word, ...rest] = wordsOf(line)
  if (word === 'rooms') return readRooms(rest)
  if (word !== 'leave') return readCommonCommand(wordsOf(line))
  return rest[0] === undefined ? unknown('Say who: leave EXTERNAL-ID.') : { do: 'leave', id: rest[0] }
}

function readRooms([count = '']: readonly string[]): { do: 'rooms'; count: number } | Unknown {
  if (!/^[1-9]\d{0,4}$/.test(count)) return unknown('Say how many: rooms 5000.')
  return { do: 'rooms', count: Number(count) }
}
