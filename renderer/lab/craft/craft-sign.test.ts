import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { signCraft, signStore } from './craft-sign.ts'
import { craftStore, replaceCraft, setAlgorithm, setKey, setKeyFrom, setVariant } from './craft-store.ts'
import { testCraft } from './test-craft.ts'

const answer = (id: string) => ({
  ok: true,
  value: { session: { id, token: 'a.b.c' }, recorded: true },
})
const typedNothing = () => ''

describe('signing what is shown', () => {
  const craft = vi.fn()
  // The guard is one for the window: each test goes on at a later time than the one before.
  let at = 0

  beforeEach(() => {
    at += 10_000
    craft.mockReset()
    vi.stubGlobal('window', {
      roompass: { 'lab.craft': craft, 'lab.setDraft': async () => ({ ok: true, value: { kept: true } }) },
    })
    signStore.setState({ crafted: [], isPending: false, failure: null })
    replaceCraft(testCraft(), 1000)
  })
  afterEach(() => void vi.unstubAllGlobals())

  it('sends the craft as it stands, with the key that was chosen', async () => {
    craft.mockResolvedValue(answer('one'))
    await signCraft(typedNothing, at)
    const { profileId, craft: texts, variant, delivery } = testCraft()
    expect(craft).toHaveBeenLastCalledWith({
      profileId,
      craft: texts,
      variant,
      delivery,
      key: { from: 'current' },
    })
    setKey('old')
    await signCraft(typedNothing, at + 1)
    expect(craft.mock.lastCall?.[0].key).toEqual({ from: 'stored', id: 'old' })
    setKeyFrom('empty')
    setVariant('newline-after')
    await signCraft(typedNothing, at + 2)
    expect(craft.mock.lastCall?.[0]).toMatchObject({ key: { from: 'empty' }, variant: 'right' })
  })

  it('takes a typed key before anything is awaited, and only then', async () => {
    craft.mockResolvedValue(answer('one'))
    const take = vi.fn(() => 'test-key-not-a-real-one')
    await signCraft(take, at)
    expect(take).not.toHaveBeenCalled()
    setKeyFrom('typed')
    const signing = signCraft(take, at + 2000)
    expect(take).toHaveBeenCalledOnce()
    await signing
    expect(craft.mock.lastCall?.[0].key).toEqual({
      from: 'typed',
      secret: 'test-key-not-a-real-one',
      encoding: 'text',
    })
    expect(JSON.stringify([craftStore.getState(), signStore.getState()])).not.toContain('test-key')
  })

  it('says at the field that no key is typed, and asks main for nothing', async () => {
    setKeyFrom('typed')
    await signCraft(typedNothing, at)
    expect(craft).not.toHaveBeenCalled()
    expect(signStore.getState().failure).toMatchObject({ code: 'key-empty', field: 'secret' })
  })

  it('signs once for two presses within a second, and for one that is under way', async () => {
    const wait = Promise.withResolvers<unknown>()
    craft.mockReturnValueOnce(wait.promise)
    const first = signCraft(typedNothing, at)
    await signCraft(typedNothing, at + 5000)
    wait.resolve(answer('one'))
    await first
    await signCraft(typedNothing, at + 999)
    expect(craft).toHaveBeenCalledTimes(1)
  })

  it('counts a press with another typed key at once, and one with none only later', async () => {
    craft.mockResolvedValue(answer('one'))
    setKeyFrom('typed')
    await signCraft(() => 'test-key-one', at)
    await signCraft(typedNothing, at + 10)
    expect(craft).toHaveBeenCalledTimes(1)
    expect(signStore.getState().failure).toBeNull()
    await signCraft(() => 'test-key-two', at + 20)
    expect(craft).toHaveBeenCalledTimes(2)
    expect(craft.mock.lastCall?.[0].key).toMatchObject({ secret: 'test-key-two' })
  })

  it('asks for no typed key where nothing is signed', async () => {
    craft.mockResolvedValue(answer('one'))
    setKeyFrom('typed')
    setAlgorithm('none')
    await signCraft(typedNothing, at)
    expect(craft.mock.lastCall?.[0].key).toEqual({ from: 'empty' })
    expect(signStore.getState().failure).toBeNull()
  })

  it('keeps what was crafted, newest first, with the draft that it came of', async () => {
    craft.mockResolvedValueOnce(answer('one')).mockResolvedValueOnce(answer('two'))
    await signCraft(typedNothing, at)
    await signCraft(typedNothing, at + 1000)
    const { crafted } = signStore.getState()
    expect(crafted.map(({ session }) => session.id)).toEqual(['two', 'one'])
    expect(crafted[0]?.draft).toEqual(testCraft())
  })

  it('says why it failed, is silent where the person said no, and tries again at once', async () => {
    const closed = { ok: false, code: 'lab-closed', message: 'The Lab is closed for Acme.' }
    craft.mockResolvedValueOnce(closed)
    await signCraft(typedNothing, at)
    expect(signStore.getState().failure).toEqual(closed)
    craft.mockResolvedValueOnce({ ok: false, code: 'cancelled', message: 'Cancelled.' })
    await signCraft(typedNothing, at + 10)
    expect(signStore.getState()).toMatchObject({ failure: null, isPending: false })
    craft.mockResolvedValueOnce(answer('one'))
    await signCraft(typedNothing, at + 20)
    expect(signStore.getState().crafted).toHaveLength(1)
  })
})
