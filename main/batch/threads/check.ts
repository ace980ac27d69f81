import { parentPort } from 'node:worker_threads'
import { type CheckData as Check, checkRows } from '../inputs/check-rows.ts'
import { type ControlMemory, createControl } from './control.ts'

export interface CheckData extends Check {
  readonly control: ControlMemory
}

/** A dry run in a thread of its own. It posts how far it has come, and ends with the last report. */
export async function check(data: CheckData): Promise<void> {
  if (parentPort === null) throw new Error('A dry run has a thread of its own.')
  const port = parentPort
  const control = createControl(data.control)
  const isWanted = () => control.order() !== 'stop'
  await checkRows(data, (report) => port.postMessage(report), isWanted)
}
