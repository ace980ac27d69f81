import { describe, expect, test } from 'vitest'
import { answerTo } from './answer.ts'
import { memoryStore } from './memory.ts'
import { type ChildPort, processStore } from './process.ts'
import { keychainRequestSchema } from './protocol.ts'

interface FakeChild {
  readonly requests: unknown[]
  killed: boolean
  exit(): void
  answer(message: unknown): void
}

/** Children that answer from a keychain in memory, or not at all. */
function fakeChildren(answering: () => boolean, memory = memoryStore()) {
  const children: FakeChild[] = []
  const spawn = (): ChildPort => {
    let tell: (message: unknown) => void = () => undefined
    let exit: () => void = () => undefined
    const child: FakeChild = {
      requests: [],
      killed: false,
      exit: () => exit(),
      answer: (message) => tell(message),
    }
    children.push(child)
    return {
      post: (message) => {
        child.requests.push(message)
        const request = keychainRequestSchema.parse(message)
        if (answering()) void answerTo(request, memory, 'linux').then(tell)
      },
      onMessage: (listener) => {
        tell = listener
      },
      onExit: (listener) => {
        exit = listener
      },
      kill: () => {
        child.killed = true
        exit()
      },
    }
  }
  return { children, spawn, memory }
}

describe('the keychain in a process of its own', () => {
  test('starts the process at the first call and keeps it', async () => {
    const { children, spawn } = fakeChildren(() => true)
    const store = processStore(spawn)
    expect(children).toHaveLength(0)
    await store.set('a', 'secret')
    expect(await store.get('a')).toBe('secret')
    expect(await store.remove('a')).toBe(true)
    expect(await store.probe()).toEqual({ state: 'ok', message: '' })
    expect(children).toHaveLength(1)
  })

  test('hands a failure on with its kind and its sentence', async () => {
    const { spawn, memory } = fakeChildren(() => true)
    const store = processStore(spawn)
    memory.become('locked')
    await expect(store.set('a', 'secret')).rejects.toMatchObject({
      state: 'locked',
      code: 'keychain-unavailable',
    })
    expect((await store.probe()).state).toBe('locked')
  })

  test('ends a process that hangs, is slow, and starts another one for the next call', async () => {
    let answering = false
    const { children, spawn } = fakeChildren(() => answering)
    const store = processStore(spawn, { limitMs: 5 })
    await expect(store.get('a')).rejects.toMatchObject({ state: 'slow' })
    expect(children[0]?.killed).toBe(true)
    answering = true
    expect(await store.get('a')).toBeNull()
    expect(children).toHaveLength(2)
  })

  test('fails where the process dies in the middle, and starts another one for the next call', async () => {
    let answering = false
    const { children, spawn } = fakeChildren(() => answering)
    const store = processStore(spawn)
    const call = store.get('a')
    const failed = expect(call).rejects.toMatchObject({ state: 'failing' })
    await expect.poll(() => children[0]?.requests.length).toBe(1)
    children[0]?.exit()
    await failed
    answering = true
    expect(await store.get('a')).toBeNull()
  })

  test('fails where the process can not be started at all', async () => {
    const store = processStore(() => {
      throw new Error('no more processes')
    })
    await expect(store.get('a')).rejects.toMatchObject({ state: 'failing' })
    expect((await store.probe()).state).toBe('failing')
  })

  test('waits longer for a person who may be typing a password', async () => {
    const { children, spawn, memory } = fakeChildren(() => false)
    const store = processStore(spawn, { platform: 'linux', limitMs: 5, patientLimitMs: 60_000 })
    const patient = store.patient?.get('a')
    await expect.poll(() => children[0]?.requests.length).toBe(1)
    const impatient = expect(store.get('a')).rejects.toMatchObject({ state: 'slow' })
    children[0]?.answer(await answerTo(keychainRequestSchema.parse(children[0].requests[0]), memory, 'linux'))
    expect(await patient).toBeNull()
    await impatient
    expect(children[0]?.killed).toBe(true)
  })

  test('closing fails what waits for its turn too, so that no process is started for it', async () => {
    const { children, spawn } = fakeChildren(() => false)
    const store = processStore(spawn)
    const calls = [store.get('a'), store.set('b', 'secret')]
    const failed = calls.map((call) => expect(call).rejects.toMatchObject({ state: 'failing' }))
    await expect.poll(() => children[0]?.requests.length).toBe(1)
    await store.close()
    await Promise.all(failed)
    expect(children).toHaveLength(1)
  })

  test('closing ends the process; a later call starts a new one', async () => {
    const { children, spawn } = fakeChildren(() => true)
    const store = processStore(spawn)
    await store.get('a')
    await store.close()
    await store.close()
    expect(children[0]?.killed).toBe(true)
    await store.get('a')
    expect(children).toHaveLength(2)
  })

  test('believes no answer of another kind or of another number', async () => {
    let answering = false
    const { children, spawn } = fakeChildren(() => answering)
    const store = processStore(spawn, { limitMs: 50 })
    const wrongKind = store.get('a')
    await expect.poll(() => children[0]?.requests.length).toBe(1)
    children[0]?.answer({ number: 1, call: 'remove', removed: true })
    await expect(wrongKind).rejects.toMatchObject({ state: 'failing' })

    const wrongNumber = store.get('a')
    await expect.poll(() => children[0]?.requests.length).toBe(2)
    children[0]?.answer({ number: 99, call: 'get', secret: 'somebody' })
    children[0]?.answer('nonsense')
    await expect(wrongNumber).rejects.toMatchObject({ state: 'slow' })
    answering = true
  })
})
