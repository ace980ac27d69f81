import { contextBridge, ipcRenderer } from 'electron'
import type { Bridge, EventPayload } from '../../shared/contract.ts'
import { type EventName, verbs } from '../../shared/verbs.ts'
import { callChannel, eventChannel } from '../app/channels.ts'

const calls = Object.fromEntries(
  verbs.map((verb) => [verb, (request: unknown) => ipcRenderer.invoke(callChannel, verb, request)]),
) as Omit<Bridge, 'on'>

/** The page hears name and payload; the event object would hand it the channel itself. */
function on<E extends EventName>(event: E, listener: (payload: EventPayload<E>) => void): () => void {
  const hear = (_event: unknown, name: unknown, payload: EventPayload<E>) => {
    if (name === event) listener(payload)
  }
  ipcRenderer.on(eventChannel, hear)
  return () => void ipcRenderer.removeListener(eventChannel, hear)
}

contextBridge.exposeInMainWorld('roompass', { ...calls, on } satisfies Bridge)
