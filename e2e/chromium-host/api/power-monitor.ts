import { EventEmitter } from 'node:events'
import type * as Electron from 'electron'
import { api, emitted } from '../api-list.ts'
import { onOrder } from '../control/channel.ts'
import { guard } from '../guard.ts'

const emitter = new EventEmitter()
let idleSeconds = 0

onOrder('power', ({ event }) => void emitter.emit(event))
onOrder('idle', ({ seconds }) => {
  idleSeconds = seconds
})

/** The computer as a spec plays it. Without one nothing ever comes, and it is never idle. */
export const powerMonitor = guard<Electron.PowerMonitor>(
  'powerMonitor',
  api.powerMonitor,
  { getSystemIdleTime: () => idleSeconds } satisfies Pick<
    Electron.PowerMonitor,
    (typeof api.powerMonitor)[number]
  >,
  { emitter, events: emitted.powerMonitor },
)
