import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Response } from '../../shared/contract.ts'
import type { Result } from '../../shared/errors.ts'
import { everySession } from '../../shared/session-filter.ts'
import { dismissNotice, noticeStore } from '../stores/notice-store.ts'
import { exportSessions } from './export-sessions.ts'

type Exported = Result<Response<'sessions.export'>>
const said = () => noticeStore.getState().notice

function stubExport(answer: Exported | Promise<Exported>) {
  const verb = vi.fn(() => Promise.resolve(answer))
  vi.stubGlobal('window', { roompass: { 'sessions.export': verb } })
  return verb
}

describe('an export', () => {
  afterEach(() => {
    dismissNotice()
    vi.unstubAllGlobals()
  })

  it('is of the filter that is set, and says how many went where, and that it is plain text', async () => {
    const verb = stubExport({ ok: true, value: { fileName: 'sessions.csv', count: 1234 } })
    const filter = { ...everySession, text: 'jane' }
    await exportSessions(filter, 'csv')
    expect(verb).toHaveBeenCalledWith({ filter, format: 'csv' })
    expect(said()).toMatchObject({
      tone: 'ok',
      message: 'Exported 1,234 sessions to sessions.csv. It is plain text.',
    })
  })

  it('says nothing where the person closed the dialog', async () => {
    stubExport({ ok: false, code: 'cancelled', message: 'Cancelled.' })
    await exportSessions(everySession, 'json')
    expect(said()).toBeNull()
  })

  it('says what failed', async () => {
    stubExport({ ok: false, code: 'failed', message: 'The disk is full.' })
    await exportSessions(everySession, 'json')
    expect(said()).toMatchObject({ tone: 'error', message: 'The disk is full.' })
  })

  it('is made once at a time', async () => {
    let finish: (answer: Exported) => void = () => undefined
    const verb = stubExport(
      new Promise<Exported>((resolve) => {
        finish = resolve
      }),
    )
    const first = exportSessions(everySession, 'csv')
    await exportSessions(everySession, 'csv')
    expect(verb).toHaveBeenCalledOnce()
    finish({ ok: true, value: { fileName: 'a.csv', count: 1 } })
    await first
    expect(said()?.message).toBe('Exported 1 session to a.csv. It is plain text.')
  })
})
