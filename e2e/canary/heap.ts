import type { Page } from 'playwright/test'
import type { Place } from './search.ts'

/**
 * The strings of the page's heap after a collection, those of the preload's world included, as text: also one that V8
 * keeps as UTF-16. V8 cuts each off after 1,024 characters, and at a NUL.
 */
export async function heapOf(page: Page): Promise<Place> {
  const cdp = await page.context().newCDPSession(page)
  try {
    const chunks: string[] = []
    cdp.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => chunks.push(chunk))
    await cdp.send('HeapProfiler.enable')
    await cdp.send('HeapProfiler.collectGarbage')
    await cdp.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false })
    const { strings }: { strings: string[] } = JSON.parse(chunks.join(''))
    return { name: 'the heap', bytes: Buffer.from(strings.join('\n')) }
  } finally {
    await cdp.detach()
  }
}
