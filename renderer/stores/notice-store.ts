import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'

/** Something that was done or failed, said once in the corner and read out by a screen reader. */
export interface Notice {
  readonly id: number
  readonly tone: 'ok' | 'error' | 'info'
  readonly message: string
}

/** Milliseconds. An error stays longer: it has to be read. */
const shownFor = { ok: 3500, info: 3500, error: 8000 }

export const noticeStore = createStore(() => ({ notice: null as Notice | null }))
let lastId = 0
let timer: ReturnType<typeof setTimeout> | undefined

/** Says it; the newest takes the place of the one before. */
export function notify(tone: Notice['tone'], message: string): void {
  clearTimeout(timer)
  lastId += 1
  noticeStore.setState({ notice: { id: lastId, tone, message } })
  timer = setTimeout(dismissNotice, shownFor[tone])
}

export function dismissNotice(): void {
  clearTimeout(timer)
  noticeStore.setState({ notice: null })
}

export function useNotice(): Notice | null {
  return useStore(noticeStore, (state) => state.notice)
}
