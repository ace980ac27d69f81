import { type EventPayload, events } from '../../shared/contract.ts'
import type { EventName } from '../../shared/verbs.ts'
import { eventChannel } from './channels.ts'

/** The part of a window that hears events. */
export interface Listener {
  isDestroyed(): boolean
  readonly webContents: { send(channel: string, ...words: unknown[]): void }
}

export type Announce = <E extends EventName>(event: E, payload: EventPayload<E>) => void

/**
 * Tells every open window that something changed. What is sent goes through the contract first.
 *
 * @throws where a payload does not fit the contract
 */
export function createAnnouncer(windows: () => readonly Listener[]): Announce {
  return (event, payload) => {
    const checked = events[event].parse(payload)
    for (const window of windows()) {
      if (!window.isDestroyed()) window.webContents.send(eventChannel, event, checked)
    }
  }
}
