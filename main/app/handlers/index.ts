import type { Handlers } from '../router.ts'
import { appHandlers } from './app.ts'
import { avatarHandlers } from './avatars.ts'
import { batchHandlers } from './batch.ts'
import { draftHandlers } from './drafts.ts'
import { exportHandlers } from './export.ts'
import { keyHandlers } from './keys.ts'
import { labHandlers } from './lab.ts'
import { lifecycleHandlers } from './lifecycle.ts'
import { participantHandlers } from './participants.ts'
import { peopleHandlers } from './people.ts'
import { profileHandlers } from './profiles.ts'
import { qrHandlers } from './qr.ts'
import { roomHandlers } from './rooms.ts'
import { sessionHandlers } from './sessions.ts'
import { settingsHandlers } from './settings.ts'
import { sheetHandlers } from './sheets.ts'
import { statisticsHandlers } from './statistics.ts'
import { storageHandlers } from './storage.ts'
import { tokenHandlers } from './tokens.ts'
import type { Tools } from './tools.ts'

/** A handler for every verb of the contract. */
export function createHandlers(tools: Tools): Handlers {
  return {
    ...appHandlers(tools),
    ...profileHandlers(tools),
    ...keyHandlers(tools),
    ...storageHandlers(tools),
    ...sessionHandlers(tools),
    ...lifecycleHandlers(tools),
    ...participantHandlers(tools),
    ...peopleHandlers(tools),
    ...roomHandlers(tools),
    ...exportHandlers(tools),
    ...qrHandlers(tools),
    ...avatarHandlers(tools),
    ...draftHandlers(tools),
    ...settingsHandlers(tools),
    ...tokenHandlers(tools),
    ...labHandlers(tools),
    ...sheetHandlers(tools),
    ...batchHandlers(tools),
    ...statisticsHandlers(tools),
  }
}
