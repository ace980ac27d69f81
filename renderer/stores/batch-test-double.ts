import { vi } from 'vitest'
import type { Batch, BatchCheck, BatchInput, BatchProblem } from '../../shared/batch/schemas.ts'
import type { EventPayload } from '../../shared/contract.ts'
import type { EventName } from '../../shared/verbs.ts'

/** Rows that were read, for tests. */
export function testInput(over: Partial<BatchInput> = {}): BatchInput {
  return {
    id: 'input',
    from: 'file',
    name: 'guests.csv',
    bytes: 1234,
    encoding: 'utf-8',
    reading: { format: 'csv', separator: ',', hasHeader: true },
    columns: ['Name', 'Id', 'Room'],
    firstRows: [{ row: 1, line: 2, cells: ['Jane Smith', 'crm-1', 'lobby'] }],
    remarks: [],
    ...over,
  }
}

/** A dry run that is over and found nothing, for tests. */
export function testCheck(over: Partial<BatchCheck> = {}): BatchCheck {
  return {
    state: 'done',
    rows: 10,
    fine: 10,
    warnings: 0,
    errors: 0,
    formulas: 0,
    bytes: 1234,
    isCut: false,
    message: '',
    ...over,
  }
}

/** A row that has an error, for tests. */
export function testProblem(row: number, over: Partial<BatchProblem> = {}): BatchProblem {
  return {
    row,
    line: row + 1,
    cells: ['Jane Smith', `crm-${row}`, ''],
    level: 'error',
    findings: [
      {
        level: 'error',
        code: 'room-missing',
        field: 'rd',
        message: 'The room is missing.',
        source: 'a test',
      },
    ],
    isEdited: false,
    ...over,
  }
}

/** A batch that runs, for tests. */
export function testBatch(over: Partial<Batch> = {}): Batch {
  return {
    id: 'batch',
    profileId: 'acme',
    profileName: 'Acme',
    platform: 'digital-samba',
    environment: 'staging',
    inputName: 'guests.csv',
    output: { format: 'csv', fileName: 'guests tokens.csv', guardFormulas: false },
    choice: 'all',
    state: 'running',
    total: 1000,
    read: 250,
    issued: 250,
    leftOut: 0,
    startedAt: 1_795_287_000,
    changedAt: 1_795_287_001,
    rate: 250,
    secondsLeft: 3,
    waitingUntil: null,
    message: '',
    ...over,
  }
}

type Listeners = { [E in EventName]?: (payload: EventPayload<E>) => void }

/** Puts a main in place that has the verbs that are given; it tells what is announced with `tell`. */
export function testMain(verbs: Readonly<Record<string, (request: never) => unknown>>) {
  const listeners: Listeners = {}
  const on = (event: EventName, listener: never) => {
    listeners[event] = listener
    return () => undefined
  }
  vi.stubGlobal('window', { roompass: { ...verbs, on } })
  return {
    tell: <E extends EventName>(event: E, payload: EventPayload<E>) => listeners[event]?.(payload),
  }
}

export const answered = <T>(value: T) => ({ ok: true, value }) as const
export const refused = (code: string, message: string) => ({ ok: false, code, message }) as const
