import { EventEmitter } from 'node:events'
import type * as Electron from 'electron'
import { api, emitted } from '../api-list.ts'
import { guard } from '../guard.ts'

const emitter = new EventEmitter()
let dark = false

/** Dark or light as the pages see it, from the first page on. */
export const nativeTheme = guard<Electron.NativeTheme>(
  'nativeTheme',
  api.nativeTheme,
  {
    get shouldUseDarkColors() {
      return dark
    },
  } satisfies Pick<Electron.NativeTheme, (typeof api.nativeTheme)[number]>,
  { emitter, events: emitted.nativeTheme },
)

/** A page saw the system's colours. */
export function setDark(now: boolean): void {
  if (now === dark) return
  dark = now
  emitter.emit('updated')
}
