import { mostColumns } from '../../../shared/batch/schemas.ts'
import { noTable } from './failures.ts'
import type { HeadOf } from './head-of-csv.ts'
import { objectOf } from './json-object.ts'

/** Lines whose members are the columns. */
const lookedAt = 1_000

/** @throws RoompassError `bad-request` */
export function headOfJson(sample: string, isWhole: boolean): HeadOf {
  const lines = sample.split('\n', lookedAt + 1)
  // The last one may go on behind the sample.
  const complete = isWhole || lines.length > lookedAt ? lines : lines.slice(0, -1)
  const columns = new Set<string>()
  for (const line of complete.slice(0, lookedAt)) {
    const object = line.trim() === '' ? [] : objectOf(line)
    if (typeof object !== 'string') for (const [member] of object) columns.add(member)
  }
  if (columns.size === 0)
    throw noTable('No line of it is a JSON object: write one object a line, such as {"name": "Jane"}.')
  if (columns.size > mostColumns)
    throw noTable(
      `The objects have ${columns.size} different members, and at most ${mostColumns} can be read: take some out.`,
    )
  return {
    reading: { format: 'jsonl', separator: null, hasHeader: true },
    columns: [...columns],
    remarks: ['The columns are the members of the objects in the first lines.'],
  }
}
