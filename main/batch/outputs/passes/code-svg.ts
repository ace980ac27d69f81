/**
 * A code as one path around its black parts, to be filled by the even-odd rule. It is less text than rectangles, and no
 * printer leaves a hairline inside of what is black.
 */
export function codeSvg(matrix: readonly (readonly boolean[])[]): string {
  const side = matrix.length
  return `<svg viewBox="0 0 ${side} ${side}" role="img" aria-label="QR code"><path d="${outline(matrix)}"/></svg>`
}

/** The four ways along an edge, with the corner it ends at and the cell that names the edge, both from where it begins. */
const ways = [
  { isAcross: true, step: 1, dx: 1, dy: 0, ex: 0, ey: 0 },
  { isAcross: false, step: 1, dx: 0, dy: 1, ex: 0, ey: 0 },
  { isAcross: true, step: -1, dx: -1, dy: 0, ex: -1, ey: 0 },
  { isAcross: false, step: -1, dx: 0, dy: -1, ex: 0, ey: -1 },
] as const

/**
 * Every edge between black and white once, in closed lines. At each corner an even number of edges meets, so that a walk
 * along edges that were not walked yet always ends where it began.
 */
function outline(matrix: readonly (readonly boolean[])[]): string {
  const side = matrix.length + 1
  const isDark = (x: number, y: number) => matrix[y]?.[x] ?? false
  const across = new Uint8Array(side * side)
  const down = new Uint8Array(side * side)
  for (let y = 0; y < side; y += 1) {
    for (let x = 0; x < side; x += 1) {
      across[y * side + x] = Number(isDark(x, y) !== isDark(x, y - 1))
      down[y * side + x] = Number(isDark(x, y) !== isDark(x - 1, y))
    }
  }
  /** Walks one edge from a corner, and says which way; null where none is left. */
  function walk(x: number, y: number) {
    for (const way of ways) {
      const [ex, ey] = [x + way.ex, y + way.ey]
      const edges = way.isAcross ? across : down
      if (ex < 0 || ey < 0 || edges[ey * side + ex] !== 1) continue
      edges[ey * side + ex] = 0
      return way
    }
    return null
  }

  let path = ''
  for (let corner = 0; corner < side * side; corner += 1) {
    if (across[corner] !== 1) continue
    let [x, y] = [corner % side, Math.floor(corner / side)]
    path += `M${x} ${y}`
    let run = 0
    let last: (typeof ways)[number] | null = null
    for (let way = walk(x, y); way !== null || run !== 0; way = walk(x, y)) {
      if (way !== last) {
        if (last !== null) path += `${last.isAcross ? 'h' : 'v'}${run}`
        run = 0
        last = way
      }
      if (way === null) break
      run += way.step
      x += way.dx
      y += way.dy
    }
    path += 'z'
  }
  return path
}
