import type { Draft } from '../../shared/schemas.ts'

export interface DraftKeeper {
  /** To be called on each change; keeps the newest once typing pauses. */
  changed(draft: Draft): void
  /** Keeps at once what is still waiting. */
  flush(): void
}

/**
 * Keeps a draft when nothing has changed for a while, so that typing never waits for the disk.
 *
 * @param pause milliseconds without a change
 */
export function createDraftKeeper(keep: (draft: Draft) => void, pause: number): DraftKeeper {
  let waiting: Draft | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  const flush = () => {
    clearTimeout(timer)
    if (waiting !== null) keep(waiting)
    waiting = null
  }
  return {
    changed(draft) {
      waiting = draft
      clearTimeout(timer)
      timer = setTimeout(flush, pause)
    },
    flush,
  }
}
