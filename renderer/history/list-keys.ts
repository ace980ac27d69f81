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
