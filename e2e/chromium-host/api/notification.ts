import { EventEmitter } from 'node:events'
import type * as Electron from 'electron'
import { api, emitted, type NotificationPart } from '../api-list.ts'
import { isControlled, onOrder, report } from '../control/channel.ts'
import { guard } from '../guard.ts'

/** Every notification that was shown, oldest first; a spec presses them by their place. */
const shown: EventEmitter[] = []

onOrder('press-notification', ({ index }) => void shown[index]?.emit('click', {}))

/** `new Notification(...)`: nothing comes up on the desktop. A spec is told; a person reads it on stderr. */
function construct(options: Electron.NotificationConstructorOptions = {}): Electron.Notification {
  const { title = '', body = '' } = options
  const emitter = new EventEmitter()
  const part: NotificationPart = {
    show: () => {
      shown.push(emitter)
      report({ type: 'notification', title, body })
      if (!isControlled) console.error(`Notification: ${title}: ${body}`)
      emitter.emit('show', {})
    },
    close: () => void emitter.emit('close', {}),
  }
  return guard<Electron.Notification>('Notification', api.notification, part, {
    emitter,
    events: emitted.notification,
  })
}

export const Notification = guard<typeof Electron.Notification>(
  'Notification',
  api.Notification,
  Object.assign(construct, { isSupported: () => true } satisfies Pick<
    typeof Electron.Notification,
    (typeof api.Notification)[number]
  >),
)
