import type { CommonCommand } from './commands.ts'
import type { Fault, FaultScope, RunningFault } from './faults.ts'
import type { AskedFor } from './request-log.ts'

/** A server as whoever sits before it speaks with it. */
export interface Console {
  /** What its commands begin with. */
  readonly name: string
  /** Where it is, and how to make an account on it. */
  readonly introduction: string
  /** Does what a line says, and gives what to answer to it. */
  obey(line: string): string
}

/** What every server can be told. */
interface Disturbable {
  fault(fault: Fault, scope?: FaultScope): RunningFault
  clearFaults(): void
  shiftClock(seconds: number): void
}

/** Does what a line asks of any server, and gives what to answer to it. */
export function obeyCommon(server: Disturbable, command: CommonCommand, help: string): string {
  switch (command.do) {
    case 'nothing':
      return ''
    case 'help':
      return help
    case 'clear':
      server.clearFaults()
      return 'All goes well again.'
    case 'fault':
      server.fault(command.fault, command.times === undefined ? {} : { times: command.times })
      return `From now on, ${command.times ? `times ${command.times}` : 'until "clear"'}: ${command.fault.kind}.`
    case 'clock':
      server.shiftClock(command.seconds)
      return `The clock is ${command.seconds} seconds off.`
    case 'unknown':
      return command.sentence
  }
}

/** Writes a request to the terminal. */
export function logRequest(name: string, { method, path, query, scheme, status }: AskedFor): void {
  const time = new Date().toTimeString().slice(0, 8)
  console.log(`${time} ${name}: ${method} ${path}${query && `?${query}`} ${scheme} ${status ?? 'no answer'}`)
}
