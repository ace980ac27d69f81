import { graphemeCount } from '../text/graphemes.ts'
import { initialsFor, nameStart } from './initials.ts'
import { splitTitle } from './titles.ts'

/** What the platform shows of a guest while the camera is off. */
export interface Tile {
  /** Under the picture; null where the guest will be asked. */
  readonly name: string | null
  readonly initials: string
  /** `claim`: as typed. `name`: derived. `none`: there is neither. */
  readonly from: 'claim' | 'name' | 'none'
  /** True where the platform's rule for this name is not documented. */
  readonly estimate: boolean
  /** Such as `from "Doctor Jane": use JS?`; never applied by itself. */
  readonly titleHint: { readonly title: string; readonly initials: string } | null
  readonly avatarUrl: string | null
}

/** The claims of which a tile is made, each empty where it is absent. */
interface TileInput {
  readonly name: string
  readonly initials: string
  readonly avatar: string
}

/**
 * The tile of a guest. The `initials` claim wins and is shown as typed; else the letters come from the name (see
 * `initialsFor`). The platform's document speaks of "the first letter of the first two words"
 * (https://docs.digitalsamba.com/reference/rest-api/tokens/properties), so the tile is an estimate unless the first
 * two words begin with a letter that has a capital of one grapheme or none at all.
 */
export function tileFor({ name, initials, avatar }: TileInput): Tile {
  const shared = { name: name === '' ? null : name, avatarUrl: avatar === '' ? null : avatar }
  if (initials !== '') return { ...shared, initials, from: 'claim', estimate: false, titleHint: null }
  const { starts, initials: derived } = nameStart(name)
  if (derived === '') return { ...shared, initials: '', from: 'none', estimate: false, titleHint: null }
  const documented = starts.length === 2 && starts.every(isPlainLetter)
  return {
    ...shared,
    initials: derived,
    from: 'name',
    estimate: !documented,
    titleHint: titleHintFor(name, derived),
  }
}

function isPlainLetter(start: string): boolean {
  return /^\p{L}/u.test(start) && graphemeCount(start.toUpperCase()) === 1
}

function titleHintFor(name: string, shown: string): Tile['titleHint'] {
  const titled = splitTitle(name)
  if (titled === null) return null
  const initials = initialsFor(titled.rest)
  return initials === '' || initials === shown ? null : { title: titled.title, initials }
}
