/** CSS pixels of a bar at least: beside a huge one, a small one would not be seen; none stays none. */
export function leastBar(sessions: unknown): number {
  return typeof sessions === 'number' && sessions > 0 ? 2 : 0
}
