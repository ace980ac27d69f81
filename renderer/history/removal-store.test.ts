import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { platforms } from '../../shared/platforms/index.ts'
import { tokenOutlives } from '../../shared/removal-words.ts'
import { dismissOffer, holdOffer, removalStore, removeSession, undoRemoval } from './removal-store.ts'
import { removedWords } from './removed-words.ts'
import { testRow } from './test-row.ts'

const now = 1_700_000_000
const outlives = tokenOutlives(['digital-samba'])
const valid = { validFrom: now - 60, validUntil: now + 3600 }

const remove = vi.fn()
const restore = vi.fn()

describe('removing a session', () => {
  beforeEach(() => {
    vi.useFakeTimers()
    removalStore.setState({ removal: null, isOffered: false })
    remove.mockReset().mockResolvedValue({ ok: true, value: { removed: 1, undo: 'undo-1' } })
    restore.mockReset().mockResolvedValue({ ok: true, value: { restored: 1 } })
    vi.stubGlobal('window', { roompass: { 'sessions.remove': remove, 'sessions.restore': restore } })
  })
  afterEach(() => {
    dismissOffer()
    vi.useRealTimers()
    vi.unstubAllGlobals()
  })

  it('offers to undo it, and undoing gives back what and where it was', async () => {
    expect(await removeSession(testRow('jane', valid), 7, now)).toBe(true)
    expect(remove).toHaveBeenCalledWith({ ids: ['jane'] })
    expect(removalStore.getState()).toMatchObject({ isOffered: true, removal: { id: 'jane', place: 7 } })
    expect(await undoRemoval()).toMatchObject({ id: 'jane', place: 7 })
    expect(restore).toHaveBeenCalledWith({ undo: 'undo-1' })
    expect(removalStore.getState()).toEqual({ removal: null, isOffered: false })
    expect(await undoRemoval()).toBeNull()
  })

  it('offers it for more than ten seconds, and as long as somebody is at the offer', async () => {
    await removeSession(testRow('jane', valid), 0, now)
    vi.advanceTimersByTime(10_000)
    expect(removalStore.getState().isOffered).toBe(true)
    holdOffer(true)
    vi.advanceTimersByTime(600_000)
    expect(removalStore.getState().isOffered).toBe(true)
    holdOffer(false)
    vi.advanceTimersByTime(20_000)
    expect(removalStore.getState().isOffered).toBe(false)
  })

  it('can be undone by key after the offer has gone', async () => {
    await removeSession(testRow('jane', valid), 0, now)
    vi.advanceTimersByTime(60_000)
    expect(await undoRemoval()).toMatchObject({ id: 'jane' })
  })

  it('happens once at a time, so that a key that is pressed twice takes one session', async () => {
    const both = [removeSession(testRow('jane'), 0, now), removeSession(testRow('joe'), 1, now)]
    expect(await Promise.all(both)).toEqual([true, false])
    expect(remove).toHaveBeenCalledOnce()
  })

  it('offers nothing where it was removed elsewhere before', async () => {
    remove.mockResolvedValue({ ok: true, value: { removed: 0, undo: 'undo-0' } })
    expect(await removeSession(testRow('jane'), 0, now)).toBe(true)
    expect(removalStore.getState()).toEqual({ removal: null, isOffered: false })
  })

  it('says what failed and offers nothing', async () => {
    remove.mockResolvedValue({ ok: false, code: 'history-unavailable', message: 'The disk is full.' })
    expect(await removeSession(testRow('jane'), 0, now)).toBe(false)
    expect(removalStore.getState().removal).toBeNull()
  })

  it('keeps the offer where undoing failed for now, and drops it where it came too late', async () => {
    await removeSession(testRow('jane', valid), 0, now)
    restore.mockResolvedValue({ ok: false, code: 'history-unavailable', message: 'The disk is full.' })
    expect(await undoRemoval()).toBeNull()
    expect(removalStore.getState().removal).not.toBeNull()
    restore.mockResolvedValue({ ok: false, code: 'not-found', message: 'It is too late to undo.' })
    expect(await undoRemoval()).toBeNull()
    expect(removalStore.getState()).toEqual({ removal: null, isOffered: false })
  })
})

describe('the words for a removed session', () => {
  it('say that the token lives on where it does, and how to end it', () => {
    expect(removedWords(testRow('Jane', valid), now)).toBe(`Removed the session of Jane. ${outlives}`)
    expect(removedWords(testRow('Jane', { validFrom: now + 60, validUntil: now + 90 }), now)).toContain(
      outlives,
    )
    const endless = removedWords(testRow('Jane', { validFrom: null, validUntil: null }), now)
    expect(endless).toBe(`Removed the session of Jane. ${platforms['digital-samba'].endlessEnding}`)
  })

  it('say that there is nothing to end where nobody gets in any more', () => {
    expect(removedWords(testRow('Jane', { validFrom: now - 90, validUntil: now - 60 }), now)).toBe(
      'Removed the session of Jane. Its token had expired and lets nobody in.',
    )
    expect(removedWords(testRow('Jane', { validFrom: now + 90, validUntil: now + 60 }), now)).not.toContain(
      outlives,
    )
  })

  it('say of a stopped one what its token still does', () => {
    expect(removedWords(testRow('Jane', { ...valid, stoppedAt: now - 5 }), now)).toContain(outlives)
    const expired = { validFrom: now - 90, validUntil: now - 60, stoppedAt: now - 70 }
    expect(removedWords(testRow('Jane', expired), now)).toContain('had expired')
  })

  it('say that nobody knows the end where the platform did not say it', () => {
    const unknown = { validFrom: now - 90, validUntil: null, isEndUnknown: true }
    expect(removedWords(testRow('Jane', unknown), now)).toContain('Nobody knows when it ends.')
  })

  it('call a guest by the real name, not by the alias', () => {
    const person = { id: 'p', name: 'Jane Doe', externalId: null }
    expect(removedWords(testRow('Guest 7f3a', { ...valid, person }), now)).toContain(
      'the session of Jane Doe.',
    )
  })

  it('name the room where there is no name, and cut what is too long to read', () => {
    expect(removedWords({ ...testRow('x'), name: null }, now)).toContain('without a name in lobby.')
    expect(removedWords({ ...testRow('x'), name: null, room: '' }, now)).toContain('without a name. ')
    expect(removedWords(testRow('long '.repeat(100)), now).length).toBeLessThan(320)
  })
})
