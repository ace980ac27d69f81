import { workerData } from 'node:worker_threads'
import type { CheckData } from './check.ts'
import type { RunData } from './run.ts'
import type { WriteData } from './write.ts'

/** What a thread is to do. `check`: a dry run. `run`: reads, signs and writes the output. `write`: records in the history. */
export type ThreadData =
  | ({ readonly role: 'check' } & CheckData)
  | ({ readonly role: 'run' } & RunData)
  | ({ readonly role: 'write' } & WriteData)

const data: ThreadData = workerData
switch (data.role) {
  case 'check':
    await (await import('./check.ts')).check(data)
    break
  case 'run':
    await (await import('./run.ts')).run(data)
    break
  case 'write':
    await (await import('./write.ts')).write(data)
    break
}
