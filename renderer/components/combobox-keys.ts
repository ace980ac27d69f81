/** A list beside a text field, as a key finds it. */
export interface ListAtKey {
  readonly isOpen: boolean
  /** How many options the list shows, or would show. */
  readonly count: number
  /** The place that the arrows have come to; null while they are in the text. */
  readonly active: number | null
  /** The place of the option that the text is, where a closed list opens. */
  readonly current: number | null
  /** How many options are in sight. */
  readonly page: number
}

export type ListMove =
  | { readonly kind: 'open'; readonly active: number | null }
  | { readonly kind: 'move'; readonly active: number | null }
  | { readonly kind: 'pick'; readonly place: number }
  /** `isDone`: the key has done its work; else it goes on to the field and the window. */
  | { readonly kind: 'close'; readonly isDone: boolean }

/**
 * What a key does to the list (https://www.w3.org/WAI/ARIA/apg/patterns/combobox/); null where it is the text's own.
 * Enter picks only what the arrows went to, so free text is never replaced by something that looks like it.
 */
export function moveForKey(key: string, altKey: boolean, list: ListAtKey): ListMove | null {
  if (!list.isOpen) return openFor(key, altKey, list)
  const { active, count, page } = list
  const last = count - 1
  const to = (place: number): ListMove => ({
    kind: 'move',
    active: count === 0 ? null : Math.min(Math.max(place, 0), last),
  })
  switch (key) {
    case 'ArrowDown':
      return to(active === null ? 0 : active + 1)
    case 'ArrowUp':
      if (altKey) return { kind: 'close', isDone: true }
      if (active === 0) return { kind: 'move', active: null }
      return to(active === null ? last : active - 1)
    case 'PageDown':
      return to((active ?? -1) + page)
    case 'PageUp':
      return to((active ?? 0) - page)
    case 'Home':
      return active === null ? null : to(0)
    case 'End':
      return active === null ? null : to(last)
    case 'Enter':
      return active === null ? { kind: 'close', isDone: false } : { kind: 'pick', place: active }
    case 'Escape':
      return { kind: 'close', isDone: true }
    case 'Tab':
      return { kind: 'close', isDone: false }
    default:
      return null
  }
}

function openFor(key: string, altKey: boolean, { count, current }: ListAtKey): ListMove | null {
  if (key === 'ArrowDown') {
    const first = count === 0 || altKey ? null : 0
    return { kind: 'open', active: current ?? first }
  }
  if (key === 'ArrowUp' && !altKey)
    return { kind: 'open', active: current ?? (count === 0 ? null : count - 1) }
  return null
}
