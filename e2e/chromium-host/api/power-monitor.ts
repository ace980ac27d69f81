import { EventEmitter } from 'node:events'
import type * as Electron from 'electron'
import { api, emitted } from '../api-list.ts'
import { guard } from '../guard.ts'

/** Can be listened to; nothing ever comes. */
export const powerMonitor = guard<Electron.PowerMonitor>(
  'powerMonitor',
  api.powerMonitor,
  {},
  {
    emitter: new EventEmitter(),
    events: emitted.powerMonitor,
  },
)
