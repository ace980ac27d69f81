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
