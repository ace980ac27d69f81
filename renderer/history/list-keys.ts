/**
 * The place that a key leads to in a list of `total` rows, or null where the key means nothing here. Without a
 * current place every key but End starts at the top of what is seen.
 */
export function placeForKey(
  key: string,
  current: number | null,
  list: { readonly total: number; readonly firstSeen: number; readonly rowsSeen: number },
): number | null {
  if (list.total === 0) return null
  const clamp = (place: number) => Math.max(0, Math.min(list.total - 1, place))
  const page = Math.max(1, list.rowsSeen - 1)
  switch (key) {
    case 'ArrowDown':
      return clamp(current === null ? list.firstSeen : current + 1)
    case 'ArrowUp':
      return clamp(current === null ? list.firstSeen : current - 1)
    case 'PageDown':
      return clamp(current === null ? list.firstSeen : current + page)
    case 'PageUp':
      return clamp(current === null ? list.firstSeen : current - page)
    case 'Home':
      return 0
    case 'End':
      return list.total - 1
    default:
      return null
  }
}

type Press = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>

/** What a key does with the chosen session, or with the one that was removed last; null where it does nothing. */
export function listCommandOf(press: Press): 'remove' | 'undo' | 'note' | null {
  if (press.altKey || press.shiftKey) return null
  const key = press.key.toLowerCase()
  if (press.ctrlKey || press.metaKey) {
    if (key === 'z') return 'undo'
    // A Mac's keyboard may have no Delete; its Finder removes with Cmd and Backspace.
    return press.metaKey && key === 'backspace' ? 'remove' : null
  }
  if (key === 'delete') return 'remove'
  return key === 'n' ? 'note' : null
}

/** What the list's keys do, for people to read. */
export const listKeys: readonly { readonly keys: readonly string[]; readonly label: string }[] = [
  { keys: ['/'], label: 'Go to the search' },
  { keys: ['↑', '↓', 'Home', 'End', 'PgUp', 'PgDn'], label: 'Move through the list' },
  { keys: ['Enter'], label: 'Go to the session; Escape leads back' },
  { keys: ['N'], label: 'Write a note' },
  { keys: ['Delete'], label: 'Remove the session from the history' },
]
