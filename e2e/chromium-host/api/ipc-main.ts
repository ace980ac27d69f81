import { EventEmitter } from 'node:events'
import type * as Electron from 'electron'
import { api } from '../api-list.ts'
import { guard } from '../guard.ts'
import { makeWire } from '../injected/wire.ts'
import type { World } from '../page/frames.ts'
import { makeEvent } from './event.ts'
import { frameApi, numberOf } from './frame.ts'

type Handler = (event: Electron.IpcMainInvokeEvent, ...args: unknown[]) => unknown

const wire = makeWire()
const handlers = new Map<string, Handler>()
const messages = new EventEmitter()

export const ipcMain = guard<Electron.IpcMain>('ipcMain', api.ipcMain, {
  handle: (channel: string, listener: Handler) => {
    if (handlers.has(channel)) {
      throw new Error(`Attempted to register a second handler for '${channel}'`)
    }
    handlers.set(channel, listener)
  },
  handleOnce: (channel: string, listener: Handler) => {
    ipcMain.handle(channel, (event, ...args) => {
      handlers.delete(channel)
      return listener(event, ...args)
    })
  },
  removeHandler: (channel: string) => void handlers.delete(channel),
  ...emitterMethods(),
} satisfies Record<(typeof api.ipcMain)[number], unknown>)

/** Every channel is an event of its own, so these take any name. */
function emitterMethods() {
  type Listener = (...args: unknown[]) => void
  return {
    on: (channel: string, listener: Listener) => void messages.on(channel, listener),
    once: (channel: string, listener: Listener) => void messages.once(channel, listener),
    off: (channel: string, listener: Listener) => void messages.off(channel, listener),
    removeListener: (channel: string, listener: Listener) => void messages.off(channel, listener),
    removeAllListeners: (channel?: string) => void messages.removeAllListeners(channel),
  }
}

/**
 * Calls the handler of a channel for the frame whose world asked. Gives what goes back, packed; a failure carries
 * Electron's sentence.
 */
export async function answerInvoke(
  world: World,
  sender: Electron.WebContents,
  channel: string,
  packed: string,
): Promise<{ ok: boolean; value: string }> {
  try {
    const handler = handlers.get(channel)
    if (handler === undefined) throw new Error(`No handler registered for '${channel}'`)
    const value = await handler(senderEvent(world, sender), ...(wire.unpack(packed) as unknown[]))
    return { ok: true, value: wire.pack(value) }
  } catch (error) {
    return { ok: false, value: wire.pack(`Error invoking remote method '${channel}': ${error}`) }
  }
}

/** Gives a message that wants no answer to the listeners of its channel. */
export function deliverMessage(
  world: World,
  sender: Electron.WebContents,
  channel: string,
  packed: string,
): void {
  messages.emit(channel, senderEvent(world, sender), ...(wire.unpack(packed) as unknown[]))
}

/** The frame is looked up when it is asked for: by then it may have gone, and then it is null, as in Electron. */
function senderEvent(world: World, sender: Electron.WebContents): Electron.IpcMainInvokeEvent {
  const event = makeEvent({
    type: 'frame' as const,
    sender,
    processId: 1,
    frameId: numberOf(world.frame),
    get senderFrame() {
      return world.frame.world === world ? frameApi(world.frame) : null
    },
  })
  return event as unknown as Electron.IpcMainInvokeEvent
}
