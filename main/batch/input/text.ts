import type { InputSource } from '../batch-engine.ts'
import { bytesOf } from './bytes.ts'
import { decoderOf } from './decoder.ts'
import { type Encoding, guessEncoding } from './encoding.ts'
import { refuseNoText } from './no-text.ts'
import { sampleOf } from './sample.ts'

/** Bytes from which everything is guessed. A stream gives its rows only once it has given so many, or ends. */
const sampleBytes = { file: 1024 * 1024, pasted: 1024 * 1024, stdin: 64 * 1024 }

/** A source that is being read as text. */
export interface OpenedText {
  readonly encoding: Encoding
  /** The beginning, without a byte order mark. */
  readonly sample: string
  /** Whether that is everything. */
  readonly isWhole: boolean
  /** The same bytes, for somebody else to read. */
  readonly sampleBytes: Buffer
  /** What comes behind the sample, as bytes. */
  readonly restBytes: AsyncGenerator<Buffer>
  /** What comes behind the sample, as text, with the bytes of the source read by then. */
  readonly rest: () => AsyncGenerator<{ readonly text: string; readonly bytes: number }>
  /** To be called where the rest is not read to its end. */
  readonly close: () => Promise<void>
}

/** @throws RoompassError `bad-request` for what is no text, and what `bytesOf` throws */
export async function openText(source: InputSource): Promise<OpenedText> {
  const pieces = bytesOf(source)
  const close = async () => {
    await pieces.return(undefined)
  }
  try {
    const { bytes, isWhole, rest } = await sampleOf(pieces, sampleBytes[source.from])
    const { encoding, mark } = guessEncoding(bytes, isWhole)
    const decoder = decoderOf(encoding)
    const sample = decoder.write(bytes.subarray(mark)) + (isWhole ? decoder.end() : '')
    refuseNoText(bytes, sample, isWhole)
    return {
      encoding,
      sample,
      isWhole,
      sampleBytes: bytes,
      restBytes: rest,
      rest: async function* () {
        if (isWhole) return
        let count = bytes.length
        for await (const piece of rest) {
          count += piece.length
          yield { text: decoder.write(piece), bytes: count }
        }
        yield { text: decoder.end(), bytes: count }
      },
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}
