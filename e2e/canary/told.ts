import type { Page } from 'playwright/test'
import type { EventName, Verb } from '../../shared/verbs.ts'
import type { AppHandle } from '../fixtures/app-handle.ts'
import { everySession } from '../fixtures/every-session.ts'
import { ask } from '../security/ask.ts'
import { worldsOf } from '../security/worlds.ts'
import type { Place } from './search.ts'

const eventNames = Object.keys({
  'status.changed': true,
  'profiles.changed': true,
  'sessions.changed': true,
  'current.changed': true,
  'people.changed': true,
  'clipboard.cleared': true,
  'platform.progress': true,
  'menu.chosen': true,
  'session.chosen': true,
  'sheets.changed': true,
  'sheets.progress': true,
  'batch.changed': true,
  'batch.checked': true,
  'batch.progress': true,
  'lock.wanted': true,
} satisfies Record<EventName, true>)

/** What a page can ask for without changing anything. */
const questions = [
  ['app.status', {}],
  ['profiles.list', {}],
  ['settings.get', {}],
  ['drafts.get', {}],
  ['batch.list', {}],
  ['sessions.search', { ...everySession, offset: 0, limit: 500 }],
] as const satisfies readonly (readonly [Verb, object])[]

/** Listens to everything that main tells the page from now on. */
export interface Listening {
  /** Asks for all that the page may see, and gives what main has told it, that included. Ends the listening. */
  told(): Promise<Place[]>
}

/**
 * Events are heard on both hosts. Answers to the page's own calls are overheard on the Chromium host only, in the world
 * of the preload; on Electron that world is closed, and only what `told` itself asks for is known.
 */
export async function listen(app: AppHandle): Promise<Listening> {
  const { page } = app
  await page.evaluate(hear, eventNames)
  const takeOverheard = app.host === 'chromium' ? await overhear(page) : async () => []
  return {
    told: async () => {
      const answers: unknown[] = []
      for (const [verb, request] of questions) answers.push(await ask(page, verb, request))
      const { value } = answers.at(-1) as { value?: { rows: { id: string }[] } }
      for (const { id } of value?.rows ?? []) answers.push(await ask(page, 'sessions.get', { id }))
      return [
        { name: 'an answer', bytes: Buffer.from(answers.map(values).join('\n')) },
        { name: 'an event', bytes: Buffer.from((await page.evaluate(takeHeard)).map(values).join('\n')) },
        { name: 'what was overheard', bytes: Buffer.from((await takeOverheard()).join('\n')) },
      ]
    },
  }
}

/** All texts in a value, unescaped. */
function values(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value)
  return Object.entries(value)
    .map(([key, item]) => `${key}: ${values(item)}`)
    .join('\n')
}

/** Sent to the page as text. */
function hear(names: readonly string[]): void {
  const heard: unknown[] = []
  const { on } = window.roompass
  const ends = names.map((name) =>
    Reflect.apply(on, null, [name, (payload: unknown) => heard.push({ name, payload })]),
  )
  Object.assign(window, {
    takeHeard: () => {
      for (const end of ends) end()
      return heard.splice(0)
    },
  })
}

/** Sent to the page as text. */
function takeHeard(): unknown[] {
  return Reflect.get(window, 'takeHeard')()
}

/** Stands between the host and the preload, and keeps a copy of each message. */
async function overhear(page: Page): Promise<() => Promise<string[]>> {
  const world = (await worldsOf(page)).find(({ name }) => name === 'preload')
  if (world === undefined) throw new Error('The preload has no world.')
  await world.evaluate(`(() => {
    const receive = globalThis.chromiumHostReceives
    const overheard = []
    globalThis.chromiumHostReceives = (message) => {
      overheard.push(message.value ?? message.args)
      receive(message)
    }
    globalThis.takeOverheard = () => overheard.splice(0)
  })()`)
  return async () => {
    const messages = (await world.evaluate('takeOverheard()')) as string[]
    return messages.map((message) => values(JSON.parse(message)))
  }
}
