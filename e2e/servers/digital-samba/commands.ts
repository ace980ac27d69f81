import type { Fault } from './faults.ts'

/** What a typed line asks for. */
export type Command =
  | { readonly do: 'fault'; readonly fault: Fault; readonly times?: number }
  | { readonly do: 'clear' | 'help' | 'nothing' }
  | { readonly do: 'clock'; readonly seconds: number }
  | { readonly do: 'rooms'; readonly count: number }
  | { readonly do: 'leave'; readonly id: string }
  | { readonly do: 'unknown'; readonly sentence: string }

/** What may be typed. */
export const commandHelp = `  fault 401|403|404|422|429|500 [TIMES]   answer so (429 says to wait 5 seconds)
  fault cut|cut-body|broken|huge [TIMES]  end the connection at once or in the body; send what is no JSON; send 51 MB
  fault redirect URL [TIMES]              send to another address
  slow                                    hold every request until "clear"
  clear                                   all goes well again
  clock SECONDS                           set the clock off, such as +45 or -120; 0 puts it right
  rooms COUNT                             add rooms
  leave ID                                whoever has this external id leaves
  help                                    this list`

/** Reads one typed line. */
export function readCommand(line: string): Command {
  const [word = '', ...rest] = line.trim().split(/\s+/)
  switch (word) {
    case '':
      return { do: 'nothing' }
    case 'help':
    case 'clear':
      return { do: word }
    case 'slow':
      return { do: 'fault', fault: { kind: 'slow' } }
    case 'fault':
      return readFault(rest)
    case 'clock':
      return readClock(rest)
    case 'rooms':
      return readRooms(rest)
    case 'leave':
      return rest[0] === undefined ? unknown('Say who: leave EXTERNAL-ID.') : { do: 'leave', id: rest[0] }
    default:
      return unknown('No such command, see "help".')
  }
}

const statuses = { '401': 401, '403': 403, '404': 404, '422': 422, '500': 500 } as const

const faults: Readonly<Record<string, Fault>> = {
  '429': { kind: 'rate-limit', retryAfter: 5 },
  cut: { kind: 'cut', at: 'start' },
  'cut-body': { kind: 'cut', at: 'body' },
  broken: { kind: 'broken-json' },
  huge: { kind: 'huge' },
  slow: { kind: 'slow' },
  ...Object.fromEntries(
    Object.entries(statuses).map(([name, status]) => [name, { kind: 'status', status } as const]),
  ),
}

function readFault([name = '', ...rest]: readonly string[]): Command {
  if (name === 'redirect') {
    const [to = '', times] = rest
    if (!URL.canParse(to)) return unknown('Say where to: fault redirect https://other.test/.')
    return withTimes({ kind: 'redirect', to }, times)
  }
  const fault = Object.hasOwn(faults, name) ? faults[name] : undefined
  return fault ? withTimes(fault, rest[0]) : unknown('No such fault, see "help".')
}

function withTimes(fault: Fault, times: string | undefined): Command {
  if (times === undefined) return { do: 'fault', fault }
  if (!/^[1-9]\d{0,5}$/.test(times)) return unknown('How many times is a number such as 3.')
  return { do: 'fault', fault, times: Number(times) }
}

function readClock([seconds = '']: readonly string[]): Command {
  if (!/^[+-]?\d{1,9}$/.test(seconds)) return unknown('Say by how many seconds: clock +45.')
  return { do: 'clock', seconds: Number(seconds) }
}

function readRooms([count = '']: readonly string[]): Command {
  if (!/^[1-9]\d{0,4}$/.test(count)) return unknown('Say how many: rooms 5000.')
  return { do: 'rooms', count: Number(count) }
}

function unknown(sentence: string): Command {
  return { do: 'unknown', sentence }
}
