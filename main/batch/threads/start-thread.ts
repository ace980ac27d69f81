import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Worker, type WorkerOptions } from 'node:worker_threads'
import type { ThreadData } from './thread.ts'

/** Where the threads' entry stands: in the sources, beside a bundle's chunks, beside a bundle of one piece. */
const places = ['./thread.ts', '../batch.js', './batch.js']

/**
 * Megabytes for objects that do not live long, as rows. With more room V8 takes 100 MB more for each thread before it looks
 * at what is garbage, and is no quicker (measured with a million rows).
 */
const youngGeneration = 16

/**
 * Starts a thread of its own for bulk work, so that nothing of it stands in the way of windows and dialogs. A thread is
 * ended with its process, however that ends.
 */
export function startThread(
  data: ThreadData,
  { resourceLimits = {}, ...transfer }: WorkerOptions = {},
): Worker {
  const path = places.map((place) => fileURLToPath(new URL(place, import.meta.url))).find(existsSync)
  if (path === undefined) throw new Error('The program for bulk work is missing: install Roompass again.')
  return new Worker(path, {
    ...transfer,
    resourceLimits: { maxYoungGenerationSizeMb: youngGeneration, ...resourceLimits },
    workerData: data,
  })
}
