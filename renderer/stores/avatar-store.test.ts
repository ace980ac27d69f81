import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { avatarBroken, avatarOf, avatarStore, previewAvatar } from './avatar-store.ts'

const shown = (src: string) => ({ ok: true, value: { shown: true, src, width: 1, height: 1 } })
const one = 'https://example.com/one.png'
const two = 'https://example.com/two.png'

describe('the picture of the guest', () => {
  const preview = vi.fn()
  const avatar = () => avatarStore.getState().avatar

  beforeEach(() => {
    preview.mockReset()
    vi.stubGlobal('window', { roompass: { 'avatars.preview': preview } })
    avatarStore.setState({ avatar: { kind: 'none' } })
  })
  afterEach(() => void vi.unstubAllGlobals())

  it('is fetched once for an address', async () => {
    preview.mockResolvedValue(shown('/avatar/1'))
    await previewAvatar(one)
    await previewAvatar(one)
    expect(preview).toHaveBeenCalledTimes(1)
    expect(avatar()).toEqual({ kind: 'shown', url: one, src: '/avatar/1' })
  })

  it('is never that of an address which was replaced meanwhile', async () => {
    const late = Promise.withResolvers<unknown>()
    preview.mockReturnValueOnce(late.promise)
    preview.mockResolvedValueOnce(shown('/avatar/2'))
    const first = previewAvatar(one)
    await previewAvatar(two)
    late.resolve(shown('/avatar/1'))
    await first
    expect(avatar()).toEqual({ kind: 'shown', url: two, src: '/avatar/2' })
    expect(avatarOf(avatar(), one)).toEqual({ kind: 'none' })
  })

  it('says why there is none, and is asked for again only on purpose', async () => {
    preview.mockResolvedValue({ ok: true, value: { shown: false, reason: 'It is too large.' } })
    await previewAvatar(one)
    await previewAvatar(one)
    expect(preview).toHaveBeenCalledTimes(1)
    expect(avatar()).toEqual({ kind: 'failed', url: one, reason: 'It is too large.' })
    await previewAvatar(one, true)
    expect(preview).toHaveBeenCalledTimes(2)
  })

  it('falls back when the window can not draw it', async () => {
    preview.mockResolvedValue(shown('/avatar/1'))
    await previewAvatar(one)
    avatarBroken(one)
    expect(avatar()).toMatchObject({ kind: 'failed', url: one })
  })
})
