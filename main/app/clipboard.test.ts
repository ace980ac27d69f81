import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createClipboardKeeper } from './clipboard.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

function setUp() {
  const system = { text: '', cleared: 0, errors: 0 }
  const clipboard = {
    writeText: async (text: string) => {
      system.text = text
    },
    readText: async () => system.text,
    clear: () => {
      system.text = ''
    },
  }
  const keeper = createClipboardKeeper(clipboard, {
    onCleared: () => {
      system.cleared += 1
    },
    onError: () => {
      system.errors += 1
    },
  })
  return { system, clipboard, keeper }
}

describe('copying', () => {
  it('clears what was copied after the time, and says so', async () => {
    const { system, keeper } = setUp()
    await keeper.copy('token', 60)
    await vi.advanceTimersByTimeAsync(59_999)
    expect(system).toMatchObject({ text: 'token', cleared: 0 })
    await vi.advanceTimersByTimeAsync(1)
    expect(system).toMatchObject({ text: '', cleared: 1 })
    expect(keeper.holdsOwn()).toBe(false)
  })

  it('leaves alone what the person copied since', async () => {
    const { system, keeper } = setUp()
    await keeper.copy('token', 60)
    system.text = 'shopping list'
    await vi.advanceTimersByTimeAsync(60_000)
    expect(system).toMatchObject({ text: 'shopping list', cleared: 0 })
    expect(keeper.holdsOwn()).toBe(false)
  })

  it('counts anew from the second copy', async () => {
    const { system, keeper } = setUp()
    await keeper.copy('first', 60)
    await vi.advanceTimersByTimeAsync(40_000)
    await keeper.copy('second', 60)
    await vi.advanceTimersByTimeAsync(40_000)
    expect(system.text).toBe('second')
    await vi.advanceTimersByTimeAsync(20_000)
    expect(system).toMatchObject({ text: '', cleared: 1 })
  })

  it('keeps what was copied where the setting says so, until quitting', async () => {
    const { system, keeper } = setUp()
    await keeper.copy('token', 0)
    await vi.advanceTimersByTimeAsync(3_600_000)
    expect(system).toMatchObject({ text: 'token', cleared: 0 })
    await keeper.clearOwn()
    expect(system).toMatchObject({ text: '', cleared: 1 })
    expect(keeper.holdsOwn()).toBe(false)
  })

  it('forgets the time of an earlier copy where the later one stays', async () => {
    const { system, keeper } = setUp()
    await keeper.copy('token', 60)
    await keeper.copy('token', 0)
    await vi.advanceTimersByTimeAsync(60_000)
    expect(system).toMatchObject({ text: 'token', cleared: 0 })
  })

  it('knows its own text again when the system changed its line ends', async () => {
    const { system, keeper } = setUp()
    await keeper.copy('Room\nLink', 60)
    system.text = 'Room\r\nLink'
    await vi.advanceTimersByTimeAsync(60_000)
    expect(system.text).toBe('')
  })

  it('says in a sentence that the system refused', async () => {
    const { clipboard, keeper } = setUp()
    clipboard.writeText = () => Promise.reject(new Error('X11'))
    await expect(keeper.copy('token', 60)).rejects.toMatchObject({ code: 'failed' })
    expect(keeper.holdsOwn()).toBe(false)
  })

  it('tells of a clipboard that can not be read, and tries again on quit', async () => {
    const { system, clipboard, keeper } = setUp()
    await keeper.copy('token', 1)
    clipboard.readText = () => Promise.reject(new Error('X11'))
    await vi.advanceTimersByTimeAsync(1000)
    expect(system).toMatchObject({ text: 'token', cleared: 0, errors: 1 })
    expect(keeper.holdsOwn()).toBe(true)
  })
})

describe('clearing on lock and on quit', () => {
  it('takes off what is still on its way to the clipboard', async () => {
    const { system, clipboard, keeper } = setUp()
    const { writeText } = clipboard
    const slow = Promise.withResolvers<void>()
    clipboard.writeText = async (text) => {
      await slow.promise
      await writeText(text)
    }
    const copied = keeper.copy('token', 60)
    const cleared = keeper.clearOwn()
    slow.resolve()
    await Promise.all([copied, cleared])
    expect(system).toMatchObject({ text: '', cleared: 1 })
  })

  it('clears what is still ours', async () => {
    const { system, keeper } = setUp()
    await keeper.copy('token', 60)
    await keeper.clearOwn()
    expect(system).toMatchObject({ text: '', cleared: 1 })
  })

  it('does nothing where nothing was copied', async () => {
    const { system, keeper } = setUp()
    system.text = 'shopping list'
    await keeper.clearOwn()
    expect(system).toMatchObject({ text: 'shopping list', cleared: 0 })
  })

  it('does not clear a newer copy that came while the clipboard was read', async () => {
    const { system, clipboard, keeper } = setUp()
    await keeper.copy('first', 60)
    const { readText } = clipboard
    clipboard.readText = async () => {
      clipboard.readText = readText
      await keeper.copy('second', 60)
      return 'second'
    }
    await keeper.clearOwn()
    expect(system.text).toBe('second')
    expect(keeper.holdsOwn()).toBe(true)
  })
})
