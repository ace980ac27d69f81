import { readFile, rm } from 'node:fs/promises'
import type { AppHandle } from '../fixtures/app-handle.ts'
import { evaluateInMain } from '../fixtures/inspector.ts'
import type { Place } from './search.ts'

/**
 * The strings of main's heap after a collection, as text: those that something can still reach. Needs `inspectable`, and
 * a host that is Node itself.
 *
 * @param file where Node writes its snapshot; it is gone afterwards
 */
export async function heapOfMain(app: AppHandle, file: string): Promise<Place> {
  await evaluateInMain(app, `process.getBuiltinModule('node:v8').writeHeapSnapshot(${JSON.stringify(file)})`)
  const { strings }: { strings: string[] } = JSON.parse(await readFile(file, 'utf8'))
  await rm(file)
  return { name: 'main’s heap', bytes: Buffer.from(strings.join('\n')) }
}
