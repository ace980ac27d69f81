import type { Profile } from '../../../shared/schemas.ts'
import type { Door } from '../../data/door.ts'
import type { DataFolder } from '../../data/folder.ts'
import type { Storage } from '../../data/storage.ts'
import type { EngineEvent } from '../../engine.ts'
import type { TokenContext } from '../../history/get-token.ts'
import type { Wait } from '../../platforms/patience.ts'
import type { KillAt } from '../steps.ts'

/** What runs of batches need of the engine. */
export interface RunsContext extends Pick<TokenContext, 'secret' | 'secretNow' | 'fingerprint' | 'now'> {
  readonly storage: Pick<Storage, 'ask' | 'during' | 'isLocked' | 'isOpen' | 'status' | 'use'>
  /** Open to the main thread first. */
  readonly door: Pick<Door, 'memory'>
  readonly folder: Pick<DataFolder, 'history' | 'batches'>
  /** @throws RoompassError `not-found` */
  readonly profile: (id: string) => Profile
  /** Epoch milliseconds. */
  readonly clock: () => number
  readonly announce: (event: EngineEvent) => void
  /** For tests. */
  readonly killAt?: KillAt | undefined
  readonly wait?: Wait | undefined
}
