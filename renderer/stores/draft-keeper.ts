import type { Draft } from '../../shared/schemas.ts'

export interface DraftKeeper<D> {
  /** To be called on each change; the newest draft is kept within the pause. */
  changed(draft: D): void
  /** Keeps at once what is still waiting. */
  flush(): void
}

/**
 * Keeps a changing draft now and then, so that typing never waits for the disk and a crash takes little with it.
 *
 * @param pause milliseconds from a change until it is kept, with everything that changed meanwhile
 */
export function createDraftKeeper<D = Draft>(keep: (draft: D) => void, pause: number): DraftKeeper<D> {
  let waiting: D | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  const flush = () => {
    clearTimeout(timer)
    timer = undefined
    if (waiting !== null) keep(waiting)
    waiting = null
  }
  return {
    changed(draft) {
      waiting = draft
      timer ??= setTimeout(flush, pause)
    },
    flush,
  }
}
