import { afterEach, describe, expect, it, vi } from 'vitest'
import { registerUnsaved } from '../stores/unsaved.ts'
import { lockNow } from './lock.ts'

describe('locking', () => {
  afterEach(() => void vi.unstubAllGlobals())

  it('waits until what is typed is kept, and asks once however often it is pressed', async () => {
    const done: string[] = []
    const lock = vi.fn(async () => {
      done.push('locked')
      return { ok: true, value: {} }
    })
    vi.stubGlobal('window', { roompass: { 'app.lock': lock } })
    const stop = registerUnsaved(async () => {
      await Promise.resolve()
      done.push('kept')
    })
    await Promise.all([lockNow(), lockNow()])
    expect(done).toEqual(['kept', 'locked'])
    await lockNow()
    expect(lock).toHaveBeenCalledTimes(2)
    stop()
  })
})
