import type { InputRow } from '../../../shared/batch/schemas.ts'
import type { Call } from './calls.ts'
import type { ToOutput } from './issued-row.ts'
import type { OutputWriter } from './output-writer.ts'
import type { RecordedRow, Writing } from './protocol.ts'

export interface CatchUpOptions {
  readonly call: Call<Writing>
  readonly output: Pick<OutputWriter, 'write'>
  /** As the row was edited. */
  readonly edited: (row: InputRow) => InputRow
  readonly toOutput: ToOutput
}

/** Writes rows that are in the history and not yet in the output, with the tokens that the history has. */
export interface CatchUp {
  /**
   * A row that may be missing; those that were left out are not in the history either. True where it is time to flush
   * before the next one is added.
   */
  add(row: InputRow): boolean
  flush(): Promise<void>
  /** All of them, where the input can't be read any more: with empty cells then. */
  withoutInput(after: number, upTo: number, columns: number): Promise<void>
}

/** Rows that are asked for at once. */
const most = 2000

export function createCatchUp(options: CatchUpOptions): CatchUp {
  const { call, output, edited, toOutput } = options
  let waiting: InputRow[] = []

  const outputRow = ({ id, ...recorded }: RecordedRow, { line, cells }: Pick<InputRow, 'line' | 'cells'>) =>
    toOutput({ ...recorded, line, cells }, id)

  const flush = async () => {
    const rows = waiting
    waiting = []
    const [first, last] = [rows[0], rows.at(-1)]
    if (first === undefined || last === undefined) return
    const byRow = new Map(rows.map((row) => [row.row, row]))
    const found = await call('recorded', { after: first.row - 1, upTo: last.row, limit: most })
    await output.write(
      found.flatMap((recorded) => {
        const row = byRow.get(recorded.row)
        return row === undefined ? [] : [outputRow(recorded, edited(row))]
      }),
    )
  }

  return {
    add: (row) => {
      waiting.push(row)
      return waiting.length >= most
    },
    flush,
    withoutInput: async (after, upTo, columns) => {
      const cells = Array.from({ length: columns }, () => '')
      for (let from = after; ; ) {
        const found = await call('recorded', { after: from, upTo, limit: most })
        const last = found.at(-1)
        if (last === undefined) return
        await output.write(found.map((recorded) => outputRow(recorded, { line: recorded.row, cells })))
        from = last.row
      }
    },
  }
}
