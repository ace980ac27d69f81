import type { Avatars } from '../../avatars/avatars.ts'
import type { Engine } from '../../engine.ts'
import type { ClipboardKeeper } from '../clipboard.ts'
import type { Dialogs } from '../dialogs.ts'
import type { KeyIntake } from '../key-intake.ts'
import type { Locking } from '../lock.ts'
import type { Log } from '../log.ts'

/** What the handlers work with. */
export interface Tools {
  readonly engine: Engine
  readonly avatars: Pick<Avatars, 'preview'>
  readonly dialogs: Dialogs
  readonly clipboard: ClipboardKeeper
  readonly keyIntake: KeyIntake
  readonly locking: Pick<Locking, 'ask'>
  /** Opens an https address in the system's browser. */
  openInBrowser(address: string): Promise<void>
  writeFile(path: string, content: string | Uint8Array): Promise<void>
  readonly log: Log
}
