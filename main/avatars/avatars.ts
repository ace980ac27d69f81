import { createHash } from 'node:crypto'
import type { Response } from '../../shared/contract.ts'
import { type FetchOptions, fetchPicture, type Picture, PictureRefused } from './fetch-picture.ts'

/** Pictures of guests, fetched in main and kept in memory for the window to show. */
export interface Avatars {
  /** Never throws: what fails comes back as a reason. */
  preview(url: string): Promise<Response<'avatars.preview'>>
  /** By the hash that `preview` gave; null when it is not there (any more). */
  picture(hash: string): { readonly bytes: Uint8Array; readonly type: string } | null
  /** Drops every picture, also those that are on their way. */
  forget(): void
}

/** How much is kept at once; the one shown longest ago goes first. */
const maxPictures = 32
const maxBytes = 40 * 1024 * 1024

const notFetched = { shown: false, reason: "The picture can't be fetched." } as const

export function createAvatars(options: FetchOptions): Avatars {
  const pictures = new Map<string, Picture>()
  const underWay = new Map<string, Promise<Response<'avatars.preview'>>>()
  let timesForgotten = 0

  async function fetchOnce(url: string): Promise<Response<'avatars.preview'>> {
    const before = timesForgotten
    try {
      const picture = await fetchPicture(url, options)
      if (before !== timesForgotten) return notFetched
      const hash = createHash('sha256').update(picture.bytes).digest('hex')
      keep(hash, picture)
      const { width, height } = picture.format
      return { shown: true, src: `/avatar/${hash}`, width, height }
    } catch (error) {
      if (error instanceof PictureRefused) return { shown: false, reason: error.message }
      return notFetched
    }
  }

  function keep(hash: string, picture: Picture) {
    pictures.delete(hash)
    pictures.set(hash, picture)
    let bytes = [...pictures.values()].reduce((sum, one) => sum + one.bytes.length, 0)
    for (const [oldest, one] of pictures) {
      if (pictures.size <= maxPictures && bytes <= maxBytes) break
      pictures.delete(oldest)
      bytes -= one.bytes.length
    }
  }

  return {
    preview(url) {
      const running = underWay.get(url)
      if (running !== undefined) return running
      const started = fetchOnce(url).finally(() => {
        if (underWay.get(url) === started) underWay.delete(url)
      })
      underWay.set(url, started)
      return started
    },
    picture(hash) {
      const found = pictures.get(hash)
      return found === undefined ? null : { bytes: found.bytes, type: found.format.type }
    },
    forget() {
      timesForgotten += 1
      pictures.clear()
      underWay.clear()
    },
  }
}
