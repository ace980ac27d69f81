import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pictureFormat } from './picture.ts'
import { avifOf, gifOf, jpegOf, pngOf, webpOf } from './test-pictures.ts'

test.each([
  ['image/png', pngOf],
  ['image/gif', gifOf],
  ['image/jpeg', jpegOf],
  ['image/webp', webpOf.extended],
  ['image/webp', webpOf.lossless],
  ['image/webp', webpOf.lossy],
  ['image/avif', avifOf],
] as const)('%s tells its size by its first bytes', (type, pictureOf) => {
  expect(pictureFormat(pictureOf(640, 481))).toEqual({ type, width: 640, height: 481 })
})

test.each([
  ['SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')],
  ['HTML', Buffer.from('<!doctype html><p>not found')],
  ['nothing', Buffer.alloc(0)],
  ['a PNG cut off before its size', pngOf(4, 4).subarray(0, 18)],
  ['a JPEG without a frame', Buffer.from([0xff, 0xd8, 0xff, 0xe1, 0, 4, 0, 0])],
  ['an AVIF without a size', avifOf(4, 4).subarray(0, 20)],
])('%s is no picture', (_name, bytes) => {
  expect(pictureFormat(bytes)).toBeNull()
})

test('never throws, whatever the bytes are', () => {
  const magics = [pngOf, gifOf, jpegOf, webpOf.extended, webpOf.lossless, webpOf.lossy, avifOf]
  const starts = fc.constantFrom(...magics).chain((of) => fc.nat(40).map((cut) => of(9, 9).subarray(0, cut)))
  fc.assert(
    fc.property(starts, fc.uint8Array({ maxLength: 200 }), (start, rest) => {
      pictureFormat(Buffer.concat([start, rest]))
    }),
    { numRuns: 2000 },
  )
})
