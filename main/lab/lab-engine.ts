import type { Request, Response } from '../../shared/contract.ts'
import type {
  CraftKey,
  Endpoint,
  LabDraft,
  OwnCase,
  RunProgress,
  Sheet,
  SheetRow,
  Signer,
} from '../../shared/lab/schemas.ts'
import type { KeyEncoding, PlatformId, Session } from '../../shared/schemas.ts'

/** A key typed by hand, as its text stands for bytes. It is overwritten once it was used. */
export interface TypedKey {
  readonly bytes: Uint8Array
  readonly encoding: KeyEncoding
}

/** What the engine does with tokens that came from elsewhere. */
export interface TokensEngine {
  /** Tries keys, and the mistakes that people make with them, until one fits. Null for `typed` tries what is stored. */
  detect(
    token: string,
    typed: TypedKey | null,
  ): Promise<{ signer: Signer | null; keys: number; unread: string[] }>
  /** Records a pasted token. @throws RoompassError `bad-request` for what is no token */
  keep(token: string, platform: PlatformId, profileId: string | null): Session
}

export type CraftRequest = Omit<Request<'lab.craft'>, 'key'> & {
  readonly key: Exclude<CraftKey, { from: 'typed' }> | (TypedKey & { readonly from: 'typed' })
}

export type MadeSheet = Response<'sheets.make'>

/**
 * What the engine does for the Lab. Whether a profile of production may be used is asked of the person before; the engine
 * refuses one that does not allow it.
 */
export interface LabEngine {
  getDraft(): LabDraft | null
  setDraft(draft: LabDraft): boolean
  /** @throws RoompassError `lab-closed`, `key-missing`, `key-unreadable`, and what the storage throws */
  craft(request: CraftRequest): Promise<Response<'lab.craft'>>
  /** @throws RoompassError `lab-closed`, `bad-request`, and what the platform throws */
  send(request: Request<'lab.send'>): Promise<Response<'lab.send'>>
  endpoint(profileId: string): Endpoint | null
  /** Null where nobody confirmed one for this profile. Such as `https://example.com`. */
  confirmedOrigin(profileId: string): string | null
  /** The caller has asked the person where the origin is another one. @throws RoompassError `bad-request` */
  setEndpoint(profileId: string, endpoint: Endpoint | null): Endpoint | null
  ownCases(platform: PlatformId): OwnCase[]
  /** @throws RoompassError `bad-request` */
  saveOwnCase(own: OwnCase): OwnCase
  /** All of them, or none. @throws RoompassError `bad-request` */
  saveOwnCases(cases: readonly OwnCase[]): void
  removeOwnCase(id: string): void
}

export interface SheetsEngine {
  /** @throws RoompassError `lab-closed`, `key-missing`, `draft-refused`, `not-found` for a case that there is not */
  make(request: Request<'sheets.make'>): Promise<MadeSheet>
  /** How many tokens such a set would have. */
  count(request: Pick<Request<'sheets.make'>, 'draft' | 'cases' | 'given'>): number
  list(): Sheet[]
  get(id: string): Sheet
  rows(request: Request<'sheets.rows'>): Response<'sheets.rows'>
  row(id: string, number: number): SheetRow & { readonly token: string | null }
  /** Every row with its token, in order, for an export or a run. */
  each(id: string): Iterable<SheetRow & { readonly token: string | null }>
  observe(request: Request<'sheets.observe'>): Response<'sheets.observe'>
  note(request: Request<'sheets.note'>): Response<'sheets.note'>
  rename(id: string, title: string): Sheet
  /** Its sessions go too, some at a time. */
  remove(id: string): Promise<void>
  compare(id: string, before: string): Response<'sheets.compare'>
  /** Begins a run; `onProgress` tells of it until it is over. @throws RoompassError `lab-closed`, `bad-request`, `not-found` */
  run(request: Request<'sheets.run'>): Promise<{ total: number }>
  pause(id: string): void
  resume(id: string): void
  cancel(id: string): void
  onProgress(listener: (progress: RunProgress) => void): () => void
}
