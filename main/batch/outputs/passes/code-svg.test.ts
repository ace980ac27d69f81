import fc from 'fast-check'
import { expect, it } from 'vitest'
import { qrMatrix } from '../../../qr/qr.ts'
import { codeSvg } from './code-svg.ts'

/** Fills a path of `M`, `h`, `v` and `z` by the even-odd rule: a cell is black behind an odd number of edges. */
function filled(svg: string): boolean[][] {
  const side = Number(/viewBox="0 0 (\d+)/.exec(svg)?.[1])
  const edges = Array.from({ length: side }, () => new Array<number>(side + 1).fill(0))
  const path = /d="([^"]*)"/.exec(svg)?.[1] ?? ''
  for (const [, startX, startY, steps] of path.matchAll(/M(\d+) (\d+)([^M]*)z/g)) {
    let [x, y] = [Number(startX), Number(startY)]
    for (const [, way, length] of (steps ?? '').matchAll(/([hv])(-?\d+)/g)) {
      if (way === 'h') x += Number(length)
      else {
        for (let at = Math.min(y, y + Number(length)); at < Math.max(y, y + Number(length)); at += 1) {
          const row = edges[at]
          if (row !== undefined) row[x] = (row[x] ?? 0) + 1
        }
        y += Number(length)
      }
    }
    expect([x, y]).toEqual([Number(startX), Number(startY)])
  }
  return edges.map((row) => {
    let crossed = 0
    return row.slice(0, side).map((count) => {
      crossed += count
      return crossed % 2 === 1
    })
  })
}

it('draws a code module by module', () => {
  const matrix = qrMatrix('https://acme.digitalsamba.com/room?token=a.b.c') ?? []
  expect(filled(codeSvg(matrix))).toEqual(matrix)
})

it('draws whatever is black and white', () => {
  const square = fc.integer({ min: 1, max: 12 }).chain((side) => {
    const row = fc.array(fc.boolean(), { minLength: side, maxLength: side })
    return fc.array(row, { minLength: side, maxLength: side })
  })
  fc.assert(
    fc.property(square, (matrix) => {
      expect(filled(codeSvg(matrix))).toEqual(matrix)
    }),
  )
})
