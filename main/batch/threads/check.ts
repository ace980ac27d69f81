import { parentPort } from 'node:worker_threads'
import { type CheckData, checkRows } from '../inputs/check-rows.ts'

export type { CheckData }

/** A dry run in a thread of its own. It posts how far it has come, and ends with the last report. */
export async function check(data: CheckData): Promise<void> {
  if (parentPort === null) throw new Error('A dry run has a thread of its own.')
  const port = parentPort
  await checkRows(data, (report) => port.postMessage(report))
}
