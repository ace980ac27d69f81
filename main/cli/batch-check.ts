import type { BatchCheck, BatchInput, BatchPlan, BatchProblem } from '../../shared/batch/schemas.ts'
import { RoompassError } from '../../shared/errors.ts'
import { platforms } from '../../shared/platforms/index.ts'
import type { PlatformId } from '../../shared/schemas.ts'
import type { Engine } from '../engine.ts'
import type { CliContext } from './context.ts'
import { untilEnded } from './history-follow.ts'
import { progressLine } from './progress-line.ts'
import { table, toJson } from './text.ts'

/** What the engine gives of the list at once. */
const page = 500

/**
 * Looks at every row, and issues nothing.
 *
 * @throws RoompassError `cancelled` at Ctrl+C, `failed` where the input can't be read to its end
 */
export async function dryRun(
  engine: Pick<Engine, 'batch'>,
  input: BatchInput,
  plan: BatchPlan,
  { streams }: Pick<CliContext, 'streams'>,
): Promise<BatchCheck> {
  const { status } = streams
  const stop = engine.batch.onChecked((id, { rows, bytes, state }) => {
    if (id !== input.id || state !== 'running' || status === null) return
    const share = input.bytes === null || input.bytes === 0 ? null : bytes / input.bytes
    const progress = { rows, share, total: null, rate: null, secondsLeft: null, note: 'checked' }
    status.show(progressLine(progress, status.columns()))
  })
  try {
    await untilEnded(async (ended) => {
      ended.addEventListener('abort', () => engine.batch.stopCheck(input.id), { once: true })
      engine.batch.check({ id: input.id, plan })
      await engine.batch.checked(input.id)
    })
  } finally {
    stop()
    status?.clear()
  }
  const check = await engine.batch.checked(input.id)
  if (check.state === 'cancelled')
    throw new RoompassError('cancelled', 'The dry run was ended; nothing was issued.')
  if (check.state === 'failed') throw new RoompassError('failed', check.message)
  return check
}

/** Rows that there is something to say of, in the order of the input; those with hints alone are fine. */
export function problemsOf(
  engine: Pick<Engine, 'batch'>,
  { id }: BatchInput,
  levels: readonly BatchProblem['level'][],
  most = Number.POSITIVE_INFINITY,
): BatchProblem[] {
  const found = levels.flatMap((level) => {
    const all: BatchProblem[] = []
    for (let total = 1; all.length < Math.min(total, most); ) {
      const limit = Math.min(page, most - all.length)
      const some = engine.batch.problems({ id, level, offset: all.length, limit })
      if (some.problems.length === 0) break
      all.push(...some.problems)
      total = some.total
    }
    return all
  })
  // One with an error may have a cell for a formula as well.
  const each = [...new Map(found.map((problem) => [problem.row, problem])).values()]
  return each.sort((one, other) => one.row - other.row).slice(0, most)
}

/** What `--dry-run --json` prints. */
export function checkJson(
  { rows, fine, warnings, errors, formulas }: BatchCheck,
  problems: readonly BatchProblem[],
) {
  const listed = problems.map(({ row, line, level, cells, findings }) => ({
    ...{ row, line, level, cells, findings },
  }))
  return toJson({ rows, fine, warnings, errors, formulas, problems: listed })
}

/** Such as `1,000 rows: 990 fine, 7 with warnings, 3 with errors.` */
export function checkSentence({ rows, fine, warnings, errors, formulas }: BatchCheck): string {
  const cells =
    formulas === 0 ? '' : `, ${shown(formulas)} with a cell that a spreadsheet takes for a formula`
  return `${counted(rows)}: ${shown(fine)} fine, ${shown(warnings)} with warnings, ${shown(errors)} with errors${cells}.`
}

/** One line a finding: where it is, and what is to be said of it. */
export function problemTable(problems: readonly BatchProblem[], platform: PlatformId): string {
  const { fields } = platforms[platform]
  const labelOf = (name: string | null) => fields.find((field) => field.name === name)?.label ?? name ?? ''
  const lines = problems.flatMap(({ line, row, findings }) =>
    findings.flatMap(({ level, code, field, message }) => {
      if (code === 'formula-in-cell') return [[String(line), String(row), 'formula', '', formulaSentence]]
      return level === 'hint' ? [] : [[String(line), String(row), level, labelOf(field), message]]
    }),
  )
  return table([['LINE', 'ROW', 'LEVEL', 'FIELD', 'WHAT'], ...lines])
}

const formulaSentence =
  'A spreadsheet would take a cell for a formula: --guard-formulas writes such cells as text.'

export const counted = (rows: number): string => (rows === 1 ? '1 row' : `${shown(rows)} rows`)

export const shown = (count: number): string => count.toLocaleString('en')
