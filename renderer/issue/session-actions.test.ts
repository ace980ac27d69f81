import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type Issued, issuedStore } from '../stores/issued-store.ts'
import { noticeStore } from '../stores/notice-store.ts'
import { copyNewestLink } from './session-actions.ts'

const issued = (id: string, link: string | null) =>
  ({ session: { id, link } as Issued['session'], findings: [], recorded: true }) satisfies Issued

describe('copying the newest join link', () => {
  const copy = vi.fn()
  const said = () => noticeStore.getState().notice?.message

  beforeEach(() => {
    copy.mockReset()
    copy.mockResolvedValue({ ok: true, value: { clearedAfter: 60 } })
    vi.stubGlobal('window', { roompass: { 'sessions.copy': copy } })
    issuedStore.setState({ issued: [], removed: new Set() })
  })
  afterEach(() => void vi.unstubAllGlobals())

  it('takes the newest that is still there', async () => {
    issuedStore.setState({
      issued: [issued('three', 'https://a/3'), issued('two', 'https://a/2')],
      removed: new Set(['three']),
    })
    await copyNewestLink()
    expect(copy.mock.calls.map(([{ id, what }]) => [id, what])).toEqual([['two', 'link']])
    expect(said()).toMatch(/^Join link copied/)
  })

  it('says why there is none, and never takes an older one instead', async () => {
    await copyNewestLink()
    expect(said()).toMatch(/Nothing was issued yet/)
    issuedStore.setState({ issued: [issued('two', null), issued('one', 'https://a/1')] })
    await copyNewestLink()
    expect(said()).toMatch(/no join link/)
    expect(copy).not.toHaveBeenCalled()
  })
})
