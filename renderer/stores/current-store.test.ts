import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { testRow } from '../history/test-row.ts'
import { askCurrent, currentChanged, currentStore } from './current-store.ts'

const current = vi.fn()
const known = (profileId: string) => currentStore.getState().byProfile.get(profileId)
const answer = (name: string) => ({ ok: true, value: { session: testRow(name) } })

describe('the current session of a profile', () => {
  beforeEach(() => {
    current.mockReset()
    currentStore.setState({ byProfile: new Map() })
    vi.stubGlobal('window', { roompass: { 'sessions.current': current } })
  })
  afterEach(() => void vi.unstubAllGlobals())

  it('is what main answers, for each profile apart', async () => {
    current.mockImplementation(async ({ profileId }) => answer(`of ${profileId}`))
    await Promise.all([askCurrent('acme'), askCurrent('care')])
    expect(known('acme')?.id).toBe('of acme')
    expect(known('care')?.id).toBe('of care')
  })

  it('is what main announces, also where an older answer comes later', async () => {
    let reply: (value: object) => void = () => {}
    current.mockReturnValue(
      new Promise((resolve) => {
        reply = resolve
      }),
    )
    const asked = askCurrent('acme')
    currentChanged({ profileId: 'acme', session: testRow('new') })
    reply(answer('old'))
    await asked
    expect(known('acme')?.id).toBe('new')
  })

  it('is none once main announces null', () => {
    currentChanged({ profileId: 'acme', session: testRow('one') })
    currentChanged({ profileId: 'acme', session: null })
    expect(known('acme')).toBeNull()
  })

  it('stays what it was where main can not answer', async () => {
    currentChanged({ profileId: 'acme', session: testRow('one') })
    current.mockResolvedValue({ ok: false, code: 'history-unavailable', message: 'Locked.' })
    await askCurrent('acme')
    expect(known('acme')?.id).toBe('one')
  })
})
