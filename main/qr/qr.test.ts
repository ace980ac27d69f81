import { describe, expect, it } from 'vitest'
import { qrMatrix, qrPng, qrSvg } from './qr.ts'

const link = 'https://acme.digitalsamba.com/room?token=a.b.c'

/** Fills a grid from the path commands of the drawing. */
function drawn(svg: string): boolean[][] {
  const side = Number(/viewBox="0 0 (\d+)/.exec(svg)?.[1])
  const grid = Array.from({ length: side }, () => Array.from({ length: side }, () => false))
  for (const [, x, y, width] of svg.matchAll(/M(\d+) (\d+)h(\d+)v1H\d+z/g)) {
    grid[Number(y)]?.fill(true, Number(x), Number(x) + Number(width))
  }
  return grid
}

describe('the QR code of a link', () => {
  it('holds 2,953 bytes and not one more', () => {
    expect(qrMatrix('x'.repeat(2953))).toHaveLength(177 + 8)
    expect(qrMatrix('x'.repeat(2954))).toBeNull()
  })

  it('counts bytes and not characters', () => {
    expect(qrMatrix('é'.repeat(1476))).not.toBeNull()
    expect(qrMatrix('é'.repeat(1477))).toBeNull()
  })

  it('has four modules of white on every side and the three finders', () => {
    const matrix = qrMatrix(link) ?? []
    const side = matrix.length
    const finder = [0, 1, 2, 3, 4, 5, 6].map((at) => [at, side - 9 - at])
    for (const [near, far] of finder) {
      expect(matrix[4]?.[4 + (near ?? 0)]).toBe(true)
      expect(matrix[4]?.[(far ?? 0) + 4]).toBe(true)
    }
    for (const at of [0, 1, 2, 3, side - 1, side - 4]) {
      expect(matrix[at]?.some(Boolean)).toBe(false)
      expect(matrix.some((row) => row[at])).toBe(false)
    }
  })

  it('is drawn as SVG module by module', () => {
    const matrix = qrMatrix(link) ?? []
    expect(drawn(qrSvg(matrix))).toEqual(matrix)
  })

  it('is drawn as PNG with eight points a module', () => {
    const matrix = qrMatrix(link) ?? []
    const png = Buffer.from(qrPng(matrix))
    expect(png.readUInt32BE(16)).toBe(matrix.length * 8)
    expect(png.readUInt32BE(20)).toBe(matrix.length * 8)
  })
})
