import { statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../test-engine.ts'
import { openLock, withLock } from './lock.ts'

const lockIn = (folder: string) => join(folder, 'test.lock')

test('pieces of work under one lock run one after the other', async () => {
  const path = lockIn(temporaryFolder())
  const seen: string[] = []
  const release = Promise.withResolvers<void>()
  const first = withLock(path, async () => {
    seen.push('first begins')
    await release.promise
    seen.push('first ends')
  })
  const second = withLock(path, async () => void seen.push('second'))
  await expect.poll(() => seen).toEqual(['first begins'])
  release.resolve()
  await Promise.all([first, second])
  expect(seen).toEqual(['first begins', 'first ends', 'second'])
})

test('a lock is free again after work that failed', async () => {
  const path = lockIn(temporaryFolder())
  const failing = withLock(path, async () => {
    throw new Error('on purpose')
  })
  await expect(failing).rejects.toThrow('on purpose')
  expect(await withLock(path, async () => 'free')).toBe('free')
})

test('waiting for a lock ends with a sentence', async () => {
  const path = lockIn(temporaryFolder())
  await withLock(path, async () => {
    const waiting = withLock(path, async () => 'never', { limitMs: 60 })
    await expect(waiting).rejects.toMatchObject({
      code: 'history-unavailable',
      message: expect.stringContaining('Another Roompass'),
    })
  })
})

test('the lock file is for its owner alone and stays empty', async () => {
  const path = lockIn(temporaryFolder())
  await withLock(path, async () => undefined)
  expect(statSync(path).size).toBe(0)
  if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o600)
})

test('a lock that somebody has is not waited for', () => {
  const path = lockIn(temporaryFolder())
  const [one, other] = [openLock(path), openLock(path)]
  expect(one.take()).toBe(true)
  expect(other.take()).toBe(false)
  expect(openLock(path).take()).toBe(false)
  one.release()
  expect(other.take()).toBe(true)
  expect(one.take()).toBe(false)
  other.close()
  expect(one.take()).toBe(true)
  one.close()
})
