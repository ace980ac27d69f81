import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { CheckedRow } from '../../../shared/batch/check-row.ts'
import { type BatchChoice, batchChoiceSchema, type InputRow } from '../../../shared/batch/schemas.ts'
import { RoompassError } from '../../../shared/errors.ts'
import { noProgress, type Progress } from './content.ts'
import { createDigest } from './digest.ts'
import type { IssuedRow, Maker } from './issued-row.ts'
import { createIssuing } from './issuing.ts'
import { createRefuse, type Refuse } from './refusing.ts'

/** What there is to say of a row, in its only cell. */
const levels = ['fine', 'hint', 'warning', 'error', 'unlinkable', 'refused'] as const
type Level = (typeof levels)[number]

/** Refuses some rows when it is given them, and others once it is asked for all. */
function testMaker(refuse: Refuse): Maker {
  let waiting: InputRow[] = []
  const no = (row: InputRow) => refuse.byPlatform(row, new RoompassError('platform-refused', 'no'))
  return {
    add: ({ row }) => {
      if (row.cells[0] === 'unlinkable') return no(row)
      waiting.push(row)
      return null
    },
    made: async () => {
      const rows = waiting
      waiting = []
      const issued: IssuedRow[] = []
      for (const row of rows) {
        const stop = row.cells[0] === 'refused' ? no(row) : null
        if (stop === null) issued.push({ row: row.row } as IssuedRow)
        else if (stop !== 'left-out') return { issued, chunks: [], stop }
      }
      return { issued, chunks: [], stop: null }
    },
  }
}

function testIssuing(choice: BatchChoice, most: number) {
  const sent: { rows: number[]; progress: Progress }[] = []
  const refuse = createRefuse(choice, 'csv')
  const issuing = createIssuing({
    checkRow: ({ cells: [level] }) =>
      ({
        findings:
          level === 'hint' || level === 'warning' || level === 'error' ? [{ level, message: level }] : [],
      }) as unknown as CheckedRow,
    duplicates: null,
    edits: new Map(),
    refuse,
    maker: testMaker(refuse),
    pipe: {
      send: async ({ issued }, progress) => {
        sent.push({ rows: issued.map(({ row }) => row), progress })
      },
    },
    digest: createDigest(),
    progress: noProgress(createDigest().now()),
    most,
  })
  return { issuing, sent }
}

const rowOf = (level: Level, at: number): InputRow => ({
  row: at + 1,
  line: at + 2,
  cells: [level],
  fault: null,
})

/** What is to become of rows: which are issued, and before which it stops; 0 for none. */
function expected(rows: readonly Level[], choice: BatchChoice): { issued: number[]; stop: number } {
  const bad = (level: Level) => level === 'error' || level === 'unlinkable' || level === 'refused'
  const stop = choice === 'all' ? rows.findIndex(bad) + 1 : 0
  const upTo = stop === 0 ? rows.length : stop - 1
  const isIssued = (level: Level) => !bad(level) && (choice !== 'fine' || level !== 'warning')
  const issued = rows.flatMap((level, at) => (at < upTo && isIssued(level) ? [at + 1] : []))
  return { issued, stop }
}

test('each row that may be is issued once, and how far it has come fits what was sent, however it is cut', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom(...levels), { maxLength: 40 }),
      fc.constantFrom(...batchChoiceSchema.options),
      fc.integer({ min: 1, max: 9 }),
      async (rows, choice, most) => {
        const { issuing, sent } = testIssuing(choice, most)
        const { issued, stop } = expected(rows, choice)
        const run = async () => {
          for (const [at, level] of rows.entries()) if (issuing.take(rowOf(level, at))) await issuing.flush()
          await issuing.flush()
        }
        if (stop === 0) await run()
        else await expect(run()).rejects.toThrow(`Row ${stop} (line ${stop + 1}) can not be issued`)
        expect(sent.flatMap((piece) => piece.rows)).toEqual(issued)
        let before = 0
        for (const piece of sent) {
          const { read, issued: count, leftOut, digest } = piece.progress
          before += piece.rows.length
          expect(count).toBe(before)
          expect(count + leftOut).toBe(read)
          expect(Math.max(...piece.rows, 0)).toBeLessThanOrEqual(read)
          const again = createDigest()
          for (const [at, level] of rows.slice(0, read).entries()) again.add(rowOf(level, at))
          expect(digest).toBe(again.now())
        }
        const upTo = stop === 0 ? rows.length : stop - 1
        expect(sent.at(-1)?.progress.read ?? 0).toBe(upTo)
      },
    ),
  )
})
