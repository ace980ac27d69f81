/** Focuses what is about to be drawn: what was pressed goes with the part of the screen that it was in. */
export function focusSoon(id: string): void {
  requestAnimationFrame(() => document.getElementById(id)?.focus())
}

/** The rows, once they are there. */
export const sourceId = 'batch-source'
/** Where rows are pasted. */
export const pasteId = 'batch-paste'
/** The batches that were begun. */
export const batchesId = 'batches'
