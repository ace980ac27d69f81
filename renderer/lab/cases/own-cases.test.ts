import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { OwnCase } from '../../../shared/lab/schemas.ts'
import { noticeStore } from '../../stores/notice-store.ts'
import {
  exportOwnCases,
  importOwnCases,
  loadOwnCases,
  ownCasesStore,
  removeOwnCase,
  restoreOwnCase,
  saveOwnCase,
} from './own-cases.ts'
import { testOwnCase } from './test-own-case.ts'

const file = vi.fn()
/** What main has. */
let kept: OwnCase[] = []
const shown = () => ownCasesStore.getState().cases['digital-samba'] ?? []
const said = () => noticeStore.getState().notice?.message ?? null
const cancelled = { ok: false, code: 'cancelled', message: 'Cancelled.' }

beforeEach(() => {
  vi.useFakeTimers()
  kept = []
  file.mockReset()
  noticeStore.setState({ notice: null })
  ownCasesStore.setState({ cases: {}, failure: null, removed: null })
  vi.stubGlobal('window', {
    roompass: {
      'lab.listOwnCases': async () => ({ ok: true, value: { cases: [...kept] } }),
      'lab.saveOwnCase': async (own: OwnCase) => {
        kept = [...kept.filter(({ id }) => id !== own.id), own]
        return { ok: true, value: own }
      },
      'lab.removeOwnCase': async ({ id }: { id: string }) => {
        kept = kept.filter((own) => own.id !== id)
        return { ok: true, value: {} }
      },
      'lab.exportOwnCases': file,
      'lab.importOwnCases': file,
    },
  })
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

describe('own cases', () => {
  it('are shown as they are stored, and in the place of the one before', async () => {
    expect(await saveOwnCase(testOwnCase())).toBeNull()
    await saveOwnCase(testOwnCase({ title: 'Room three times' }))
    expect(shown().map(({ title }) => title)).toEqual(['Room three times'])
  })

  it('that are removed can be brought back, until something else is stored', async () => {
    await saveOwnCase(testOwnCase())
    expect(await removeOwnCase(testOwnCase())).toBe(true)
    expect(shown()).toEqual([])
    expect(await restoreOwnCase()).toBe('own-1')
    expect(shown()).toEqual([testOwnCase()])
    expect(await restoreOwnCase()).toBeNull()
  })

  it('stay in sight where they can not be read', async () => {
    await saveOwnCase(testOwnCase())
    const failure = { ok: false, code: 'history-unavailable', message: 'The history is locked.' }
    vi.stubGlobal('window', { roompass: { 'lab.listOwnCases': async () => failure } })
    await loadOwnCases('digital-samba')
    expect(shown()).toHaveLength(1)
    expect(ownCasesStore.getState().failure).toEqual(failure)
  })

  it('say how many went out and came in', async () => {
    file.mockResolvedValueOnce({ ok: true, value: { count: 1, fileName: 'cases.json' } })
    await exportOwnCases('digital-samba')
    expect(said()).toBe('Exported 1 case to cases.json. No key is in it.')
    file.mockResolvedValueOnce({ ok: true, value: { count: 12, fileName: 'cases.json' } })
    await importOwnCases('digital-samba')
    expect(said()).toBe('Imported 12 cases from cases.json.')
  })

  it('say nothing of a dialog that was closed, and why a file could not be read', async () => {
    file.mockResolvedValueOnce(cancelled)
    await importOwnCases('digital-samba')
    expect(said()).toBeNull()
    file.mockResolvedValueOnce({
      ok: false,
      code: 'bad-request',
      message: 'This is no JSON: choose another file.',
    })
    await importOwnCases('digital-samba')
    expect(said()).toBe('This is no JSON: choose another file.')
  })
})
