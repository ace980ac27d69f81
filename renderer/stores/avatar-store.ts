import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import { call } from '../bridge.ts'

/** How far the picture of one address has come. */
export type AvatarState =
  | { readonly kind: 'none' }
  | { readonly kind: 'loading'; readonly url: string }
  | { readonly kind: 'shown'; readonly url: string; readonly src: string }
  | { readonly kind: 'failed'; readonly url: string; readonly reason: string }

export const avatarStore = createStore(() => ({ avatar: { kind: 'none' } as AvatarState }))

const set = (avatar: AvatarState) => avatarStore.setState({ avatar })

/** The state of exactly this address; another one's picture never stands for it. */
export function avatarOf(avatar: AvatarState, url: string | null): AvatarState {
  return avatar.kind !== 'none' && avatar.url === url ? avatar : { kind: 'none' }
}

/**
 * Has main fetch the picture. An address that was asked for already is not asked again, unless `again`; an answer
 * for an address that was replaced meanwhile is dropped.
 */
export async function previewAvatar(url: string, again = false): Promise<void> {
  const known = avatarOf(avatarStore.getState().avatar, url)
  if (known.kind === 'loading' || known.kind === 'shown' || (known.kind === 'failed' && !again)) return
  set({ kind: 'loading', url })
  const result = await call('avatars.preview', { url })
  if (avatarOf(avatarStore.getState().avatar, url).kind !== 'loading') return
  if (!result.ok) set({ kind: 'failed', url, reason: result.message })
  else if (!result.value.shown) set({ kind: 'failed', url, reason: result.value.reason })
  else set({ kind: 'shown', url, src: result.value.src })
}

/** The picture arrived and the window could not draw it. */
export function avatarBroken(url: string): void {
  set({ kind: 'failed', url, reason: 'The picture could not be drawn; it may be damaged.' })
}

export function useAvatar(url: string | null): AvatarState {
  return avatarOf(
    useStore(avatarStore, (state) => state.avatar),
    url,
  )
}
