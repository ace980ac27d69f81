import { encode } from 'uqr'
import { blackAndWhitePng } from './png.ts'

/** Bytes that the largest code holds at the lowest level of correction (ISO/IEC 18004, version 40-L). */
export const qrCapacity = 2953
/** Modules of white around the code (ISO/IEC 18004, 6.3.8). */
const quietZone = 4
/** Points a module in the PNG. */
const scale = 8

/** The code's modules with the white around it, row by row, true for black; null for a text that is too long. */
export function qrMatrix(text: string): readonly (readonly boolean[])[] | null {
  if (Buffer.byteLength(text) > qrCapacity) return null
  return encode(text, { ecc: 'L', boostEcc: true, border: quietZone }).data
}

export function qrPng(matrix: readonly (readonly boolean[])[]): Uint8Array {
  return blackAndWhitePng(matrix, scale)
}

/** One path of horizontal strokes, black on white. */
export function qrSvg(matrix: readonly (readonly boolean[])[]): string {
  const side = matrix.length
  const strokes = matrix.flatMap((row, y) =>
    runsOf(row).map(({ from, to }) => `M${from} ${y}h${to - from}v1H${from}z`),
  )
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}" width="${side * scale}" height="${side * scale}" shape-rendering="crispEdges">`,
    `<path fill="#fff" d="M0 0h${side}v${side}H0z"/>`,
    `<path d="${strokes.join('')}"/>`,
    '</svg>\n',
  ].join('')
}

/** Where black begins and ends along a row. */
function runsOf(row: readonly boolean[]): { from: number; to: number }[] {
  const edges = row.flatMap((dark, x) => (dark !== (row[x - 1] ?? false) ? [x] : []))
  if (row.at(-1) === true) edges.push(row.length)
  return edges.flatMap((from, at) => (at % 2 === 0 ? [{ from, to: edges[at + 1] ?? row.length }] : []))
}
