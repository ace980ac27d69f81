import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { nothingKnown } from '../../shared/platforms/platform.ts'
import type { Known } from '../../shared/schemas.ts'
import { askKnownAgain, knownFor, knownStore, wantKnown } from './known-store.ts'
import { testRoom } from './test-room.ts'

const question = (room: string, externalId = 'crm-1', profileId = 'acme', name = 'Jane') => ({
  profileId,
  room,
  name,
  externalId,
})
const knownOf = (room: string): Known => ({
  room: testRoom({ friendlyUrl: room }),
  sameExternalId: { name: 'Jane', room, validUntil: 1_800_000_000 },
  clockAhead: 42,
  similarIds: ['CRM-1'],
  alias: null,
})
const answer = (room: string) => ({ ok: true, value: knownOf(room) })

const ask = vi.fn()
const kept = () => knownStore.getState().answer

beforeEach(() => {
  vi.useFakeTimers()
  ask.mockReset()
  vi.stubGlobal('window', { roompass: { 'drafts.known': ask } })
  knownStore.setState({ answer: null })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

describe('what is known beside a draft', () => {
  it('is asked for once typing pauses, and only for the last', async () => {
    ask.mockResolvedValue(answer('lobby'))
    for (const typed of ['l', 'lo', 'lob', 'lobby']) {
      wantKnown(question(typed))
      await vi.advanceTimersByTimeAsync(100)
    }
    expect(ask).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(50)
    expect(ask.mock.calls).toEqual([[question('lobby')]])
    expect(kept()).toEqual({ question: question('lobby'), known: knownOf('lobby') })
  })

  it('is the answer to the newest question, in whichever order they come', async () => {
    const late = Promise.withResolvers<unknown>()
    ask.mockReturnValueOnce(late.promise).mockResolvedValueOnce(answer('atrium'))
    wantKnown(question('lobby'))
    await vi.advanceTimersByTimeAsync(150)
    wantKnown(question('atrium'))
    await vi.advanceTimersByTimeAsync(150)
    late.resolve(answer('lobby'))
    await vi.advanceTimersByTimeAsync(0)
    expect(kept()?.question.room).toBe('atrium')
  })

  it('is not the answer to a question that was changed while it was under way', async () => {
    const late = Promise.withResolvers<unknown>()
    ask.mockReturnValueOnce(late.promise)
    wantKnown(question('lobby'))
    await vi.advanceTimersByTimeAsync(150)
    wantKnown(question('atrium'))
    late.resolve(answer('lobby'))
    await vi.advanceTimersByTimeAsync(0)
    expect(kept()).toBeNull()
  })

  it('is asked for again at once when the history or the platform has news, without asking twice', async () => {
    ask.mockResolvedValue(answer('lobby'))
    wantKnown(question('lobby'))
    await askKnownAgain()
    await vi.advanceTimersByTimeAsync(1000)
    expect(ask).toHaveBeenCalledTimes(1)
    await askKnownAgain()
    expect(ask).toHaveBeenCalledTimes(2)
  })

  it('stays as it was where main can not say', async () => {
    ask.mockResolvedValueOnce(answer('lobby'))
    wantKnown(question('lobby'))
    await askKnownAgain()
    ask.mockResolvedValueOnce({ ok: false, code: 'history-unavailable', message: 'The history is locked.' })
    await askKnownAgain()
    expect(kept()?.known).toEqual(knownOf('lobby'))
  })
})

describe('an answer, where the question has changed since', () => {
  const answered = { question: question('lobby'), known: knownOf('lobby') }

  it('says all of it for the same question', () => {
    expect(knownFor(answered, question('lobby'))).toEqual(knownOf('lobby'))
  })

  it('says nothing of another room', () => {
    expect(knownFor(answered, question('lobb'))).toEqual({ ...knownOf('lobby'), room: null })
  })

  it('says nothing of another external id', () => {
    expect(knownFor(answered, question('lobby', 'crm-12'))).toEqual({
      ...knownOf('lobby'),
      sameExternalId: null,
      similarIds: [],
    })
  })

  it('says the same of another name, which stands in no rule', () => {
    expect(knownFor(answered, question('lobby', 'crm-1', 'acme', 'Joan'))).toEqual(knownOf('lobby'))
  })

  it('says nothing of the alias of another guest', () => {
    const alias = { name: 'Quiet Wren', externalId: 'guest-1', isNew: false }
    const aliased = { ...answered, known: { ...answered.known, alias } }
    expect(knownFor(aliased, question('lobby')).alias).toEqual(alias)
    for (const other of [question('lobby', 'crm-12'), question('lobby', 'crm-1', 'acme', 'Joan')])
      expect(knownFor(aliased, other)).toMatchObject({ alias: null, sameExternalId: null })
  })

  it('says nothing at all of another profile, and nothing before the first answer', () => {
    expect(knownFor(answered, question('lobby', 'crm-1', 'other'))).toEqual(nothingKnown)
    expect(knownFor(null, question('lobby'))).toEqual(nothingKnown)
  })
})
