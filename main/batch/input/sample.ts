/** The beginning of a stream of bytes. */
export interface Sample {
  readonly bytes: Buffer
  /** Whether that is everything. */
  readonly isWhole: boolean
  /** What comes behind it. */
  readonly rest: AsyncGenerator<Buffer>
}

/** Takes exactly so many bytes, or all where there are less: what is guessed from them does not depend on the pieces. */
export async function sampleOf(pieces: AsyncGenerator<Buffer>, size: number): Promise<Sample> {
  const taken: Buffer[] = []
  let count = 0
  while (count <= size) {
    const { done, value } = await pieces.next()
    if (done === true) return { bytes: Buffer.concat(taken), isWhole: true, rest: pieces }
    // A piece is good only until the next one.
    taken.push(Buffer.from(value))
    count += value.length
  }
  const all = Buffer.concat(taken)
  return { bytes: all.subarray(0, size), isWhole: false, rest: chained(all.subarray(size), pieces) }
}

async function* chained(first: Buffer, pieces: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  yield first
  yield* pieces
}
