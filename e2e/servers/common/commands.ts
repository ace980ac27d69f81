import type { Fault } from './faults.ts'

/** What a typed line asks of any server. */
export type CommonCommand =
  | { readonly do: 'fault'; readonly fault: Fault; readonly times?: number }
  | { readonly do: 'clear' | 'help' | 'nothing' }
  | { readonly do: 'clock'; readonly seconds: number }
  | Unknown

/** A line that is not understood, and what to say to it. */
export interface Unknown {
  readonly do: 'unknown'
  readonly sentence: string
}

/** What may be typed to any server. */
export const commonHelp = `  fault 401|403|404|422|429|500 [TIMES]   answer so (429 says to wait 5 seconds)
  fault cut|cut-body|broken|huge [TIMES]  end the connection at once or in the body; send what is no JSON; send 51 MB
  fault redirect URL [TIMES]              send to another address
  slow                                    hold every request until "clear"
  clear                                   all goes well again
  clock SECONDS                           set the clock off, such as +45 or -120; 0 puts it right`

/** Reads the words of a typed line. */
export function readCommonCommand(words: readonly string[]): CommonCommand {
  const [word = '', ...rest] = words
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
    default:
      return unknown('No such command, see "help".')
  }
}

/** The words of a typed line. */
export function wordsOf(line: string): string[] {
  return line.trim().split(/\s+/)
}

/** An answer to a line that is not understood. */
export function unknown(sentence: string): Unknown {
  return { do: 'unknown', sentence }
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

function readFault([name = '', ...rest]: readonly string[]): CommonCommand {
  if (name === 'redirect') {
    const [to = '', times] = rest
    if (!URL.canParse(to)) return unknown('Say where to: fault redirect https://other.test/.')
    return withTimes({ kind: 'redirect', to }, times)
  }
  const fault = Object.hasOwn(faults, name) ? faults[name] : undefined
  return fault ? withTimes(fault, rest[0]) : unknown('No such fault, see "help".')
}

function withTimes(fault: Fault, times: string | undefined): CommonCommand {
  if (times === undefined) return { do: 'fault', fault }
  if (!/^[1-9]\d{0,5}$/.test(times)) return unknown('How many times is a number such as 3.')
  return { do: 'fault', fault, times: Number(times) }
}

function readClock([seconds = '']: readonly string[]): CommonCommand {
  if (!/^[+-]?\d{1,9}$/.test(seconds)) return unknown('Say by how many seconds: clock +45.')
  return { do: 'clock', seconds: Number(seconds) }
}
