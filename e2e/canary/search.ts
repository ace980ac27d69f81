import { type Canary, type Encoding, encoded, encodings } from './canary.ts'

/** Somewhere that a canary should not be, with everything that is there. */
export interface Place {
  readonly name: string
  readonly bytes: Buffer
}

/** Any so many characters of a canary count as all of it. */
export const windowLength = 12

interface Needle {
  readonly canary: string
  readonly encoding: Encoding
  readonly bytes: Buffer
}

/** One sentence a canary, encoding and place: where something of it was found. */
export function findCanaries(canaries: readonly Canary[], places: readonly Place[]): string[] {
  const byStart = indexed(canaries.flatMap(needlesOf))
  const found = places.flatMap((place) =>
    needlesIn(place.bytes, byStart).map(
      ({ canary, encoding }) => `${canary} as ${encoding} in ${place.name}`,
    ),
  )
  return [...new Set(found)]
}

/** The same in whatever encoding: one sentence a canary and place, in order. */
export function whereFound(canaries: readonly Canary[], places: readonly Place[]): string[] {
  const encoding = / as \S+ in /
  return [...new Set(findCanaries(canaries, places).map((one) => one.replace(encoding, ' in ')))].sort()
}

/** Every window of the text in every encoding, where base64 has three forms by what stands before it. */
function needlesOf({ name, text }: Canary): Needle[] {
  if (text.length < windowLength) throw new Error(`${name} is too short to be looked for`)
  const windows = Array.from({ length: text.length - windowLength + 1 }, (_, at) =>
    text.slice(at, at + windowLength),
  )
  return encodings.flatMap((encoding) =>
    windows.flatMap((window) =>
      formsOf(window, encoding).map((bytes): Needle => ({ canary: name, encoding, bytes })),
    ),
  )
}

function formsOf(window: string, encoding: Encoding): Buffer[] {
  if (encoding !== 'base64' && encoding !== 'base64url') return [encoded(window, encoding)]
  return [0, 1, 2].map((before) => {
    const whole = Buffer.from(' '.repeat(before) + window).toString(encoding)
    // Six bits a character (RFC 4648, 4): the first and the last may hold bits of a neighbour.
    const first = Math.ceil((before * 8) / 6)
    const end = Math.floor(((before + window.length) * 8) / 6)
    return Buffer.from(whole.slice(first, end))
  })
}

/** By their first four bytes. */
function indexed(needles: readonly Needle[]): Map<number, Needle[]> {
  const byStart = new Map<number, Needle[]>()
  for (const needle of needles) {
    const start = needle.bytes.readUInt32BE(0)
    byStart.set(start, [...(byStart.get(start) ?? []), needle])
  }
  return byStart
}

function needlesIn(bytes: Buffer, byStart: ReadonlyMap<number, readonly Needle[]>): Needle[] {
  const found = new Set<Needle>()
  let start = 0
  for (let end = 0; end < bytes.length; end += 1) {
    start = ((start << 8) | (bytes[end] ?? 0)) >>> 0
    for (const needle of byStart.get(start) ?? []) {
      const at = end - 3
      if (bytes.subarray(at, at + needle.bytes.length).equals(needle.bytes)) found.add(needle)
    }
  }
  return [...found]
}
