import type { EventEmitter } from 'node:events'
import type * as Electron from 'electron'
import type { FromWorld } from '../injected/isolated-world.ts'
import type { World } from '../page/frames.ts'
import type { Page } from '../page/page.ts'
import { answerInvoke, deliverMessage } from './ipc-main.ts'
import { setDark } from './native-theme.ts'

/** What a page reports to its window. */
export interface WorldEvents {
  readonly focused: (focused: boolean) => void
  readonly chord: (chord: string) => void
}

export interface WorldOwner {
  readonly contents: Electron.WebContents
  readonly emitter: EventEmitter
  readonly tell: Page['tell']
  readonly events: WorldEvents
}

/** One message from an isolated world. */
export function handleWorldMessage(world: World, message: FromWorld, owner: WorldOwner): void {
  const { contents, emitter, events } = owner
  switch (message.does) {
    case 'invoke':
      void answer(world, message, owner)
      break
    case 'send':
      deliverMessage(world, contents, message.channel, message.args)
      break
    case 'title':
      world.frame.title = message.title
      break
    case 'dark':
      setDark(message.dark)
      break
    case 'focus':
      events.focused(message.focused)
      break
    case 'chord':
      events.chord(message.chord)
      break
    case 'menu': {
      const { does: _, ...params } = message
      emitter.emit('context-menu', {}, params)
      break
    }
    case 'preload-failed':
      console.error(`Chromium host: the preload failed: ${message.message}`)
      emitter.emit('preload-error', {}, '', new Error(message.message))
      break
  }
}

async function answer(
  world: World,
  { id, channel, args }: Extract<FromWorld, { does: 'invoke' }>,
  { contents, tell }: WorldOwner,
): Promise<void> {
  const { ok, value } = await answerInvoke(world, contents, channel, args)
  tell(world, { does: 'answer', id, ok, value })
}
