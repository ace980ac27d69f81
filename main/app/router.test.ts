import { describe, expect, it } from 'vitest'
import { longestPaste } from '../../shared/batch/schemas.ts'
import { type ErrorCode, errorCodes, RoompassError } from '../../shared/errors.ts'
import { verbs } from '../../shared/verbs.ts'
import { createLog } from './log.ts'
import { createRouter, type Handlers } from './router.ts'
import type { Sender } from './sender.ts'

const sender: Sender = {
  windowId: 1,
  frame: { url: 'app://roompass/', origin: 'app://roompass', parent: null },
}

/** Handlers of which each one fails the test when called, except those given. */
function routerWith(given: Partial<Handlers>, locked = false) {
  const called: string[] = []
  const lines: string[] = []
  const unexpected = Object.fromEntries(
    verbs.map((verb) => [
      verb,
      () => {
        called.push(verb)
        return Promise.reject(new Error(`${verb} was not expected`))
      },
    ]),
  ) as unknown as Handlers
  const route = createRouter({
    handlers: { ...unexpected, ...given },
    isOurWindow: (id) => id === 1,
    isLocked: () => locked,
    log: createLog((level, line) => lines.push(`${level} ${line}`)),
  })
  return { route, called, lines }
}

const draft = { profileId: 'p', values: { rd: 'room' }, startEarly: 0 }

describe('a request that is refused before any handler', () => {
  it.each<[string, Sender, unknown, unknown, ErrorCode]>([
    ['from another window', { ...sender, windowId: 2 }, 'profiles.list', {}, 'foreign-sender'],
    ['from a null frame', { ...sender, frame: null }, 'profiles.list', {}, 'foreign-sender'],
    [
      'from a subframe',
      { windowId: 1, frame: { url: 'app://roompass/', origin: 'app://roompass', parent: {} } },
      'profiles.list',
      {},
      'foreign-sender',
    ],
    [
      'from a foreign origin',
      { windowId: 1, frame: { url: 'https://example.com/', origin: 'https://example.com', parent: null } },
      'profiles.list',
      {},
      'foreign-sender',
    ],
    ['for an unknown verb', sender, 'keys.reveal', {}, 'unknown-verb'],
    ['for a name of every object', sender, 'constructor', {}, 'unknown-verb'],
    ['for a verb that is no text', sender, ['profiles.list'], {}, 'unknown-verb'],
    ['for no verb', sender, undefined, {}, 'unknown-verb'],
    ['without a body', sender, 'profiles.list', undefined, 'bad-request'],
    ['with an extra key', sender, 'profiles.list', { secret: true }, 'bad-request'],
    ['with an extra key inside', sender, 'drafts.set', { ...draft, claims: {} }, 'bad-request'],
    ['with a wrong type', sender, 'sessions.get', { id: 7 }, 'bad-request'],
    ['with a missing key', sender, 'sessions.get', {}, 'bad-request'],
    ['with a list for an object', sender, 'sessions.get', [], 'bad-request'],
    ['with a map for an object', sender, 'profiles.list', new Map(), 'bad-request'],
    ['with a path for an id', sender, 'sessions.get', { id: '../../etc' }, 'bad-request'],
    ['with a huge text', sender, 'sessions.get', { id: 'x'.repeat(2_000_000) }, 'bad-request'],
    [
      'with a huge number of fields',
      sender,
      'drafts.set',
      { ...draft, values: Object.fromEntries(Array.from({ length: 100_000 }, (_, at) => [`k${at}`, ''])) },
      'bad-request',
    ],
    ['with a text over the contract', sender, 'avatars.preview', { url: 'x'.repeat(8_001) }, 'bad-request'],
  ])('%s', async (_name, from, verb, request, code) => {
    const { route, called } = routerWith({})
    expect(await route(from, verb, request)).toMatchObject({ ok: false, code })
    expect(called).toEqual([])
  })

  it('names the field that does not fit and not its value', async () => {
    const { route } = routerWith({})
    const result = await route(sender, 'drafts.set', { ...draft, startEarly: 'Jane Doe' })
    expect(result).toMatchObject({ ok: false, field: 'startEarly' })
    expect(JSON.stringify(result)).not.toContain('Jane')
  })

  it('never repeats a name that was made up by the sender', async () => {
    const { route, lines } = routerWith({})
    const result = await route(sender, 'drafts.set', { ...draft, values: { 'Jane Doe': 7 } })
    expect(JSON.stringify(result)).not.toContain('Jane')
    expect(lines.join()).not.toContain('Jane')
  })
})

describe('a request to a locked application', () => {
  const open = ['app.status', 'app.lock', 'app.unlock', 'app.openHelp']

  it.each(verbs)('reaches the handler of %s only where nothing stored is in it', async (verb) => {
    const { route, called } = routerWith({}, true)
    const request = verb === 'app.openHelp' ? { topic: 'digital-samba-tokens' } : {}
    const result = await route(sender, verb, request)
    expect(called).toEqual(open.includes(verb) ? [verb] : [])
    if (!open.includes(verb)) expect(result).toMatchObject({ ok: false, code: 'locked' })
  })

  it('is refused also where it is whole: a draft that comes after the lock is not written', async () => {
    const { route, called } = routerWith({}, true)
    expect(await route(sender, 'drafts.set', draft)).toEqual({
      ok: false,
      code: 'locked',
      message: 'Roompass is locked. Unlock it to go on.',
    })
    expect(called).toEqual([])
  })

  it('from a stranger learns nothing of the lock', async () => {
    const { route } = routerWith({}, true)
    expect(await route({ ...sender, windowId: 2 }, 'drafts.get', {})).toMatchObject({
      code: 'foreign-sender',
    })
  })
})

describe('a request that is answered', () => {
  it('gives the handler the parsed request and the renderer the value', async () => {
    const { route } = routerWith({ 'drafts.set': async (given) => ({ kept: given.values.rd === 'room' }) })
    expect(await route(sender, 'drafts.set', draft)).toEqual({ ok: true, value: { kept: true } })
  })

  it('is as long as a paste of rows may be, and no other verb’s is', async () => {
    const pasted: number[] = []
    const { route, called, lines } = routerWith({
      'batch.paste': async ({ text }) => {
        pasted.push(text.length)
        throw new RoompassError('bad-request', 'This is no table.')
      },
    })
    const text = 'x'.repeat(longestPaste)
    expect(await route(sender, 'batch.paste', { text })).toMatchObject({ message: 'This is no table.' })
    expect(await route(sender, 'batch.paste', { text: `${text}x` })).toMatchObject({ code: 'bad-request' })
    expect(await route(sender, 'sessions.note', { id: 'a', note: text })).toMatchObject({
      code: 'bad-request',
    })
    expect([pasted, called]).toEqual([[longestPaste], []])
    expect(lines).toEqual([expect.stringMatching(/^warn request refused .*verb=sessions\.note$/)])
  })

  it('lets nothing through that the contract does not name', async () => {
    const leaking = { kept: true, secret: 'test-key' } as { kept: boolean }
    const { route, lines } = routerWith({ 'drafts.set': async () => leaking })
    const result = await route(sender, 'drafts.set', draft)
    expect(result).toMatchObject({ ok: false, code: 'failed' })
    expect(JSON.stringify(result) + lines.join()).not.toContain('test-key')
  })

  it.each(errorCodes)('passes the failure %s on with its sentence and its field', async (code) => {
    const { route, lines } = routerWith({
      'drafts.get': () => Promise.reject(new RoompassError(code, 'Say what to do.', 'rd')),
    })
    expect(await route(sender, 'drafts.get', {})).toEqual({
      ok: false,
      code,
      message: 'Say what to do.',
      field: 'rd',
    })
    expect(lines).toEqual([])
  })

  it('leaves the field out where a failure has none', async () => {
    const { route } = routerWith({
      'drafts.get': () => Promise.reject(new RoompassError('cancelled', 'It was kept.')),
    })
    expect(await route(sender, 'drafts.get', {})).toStrictEqual({
      ok: false,
      code: 'cancelled',
      message: 'It was kept.',
    })
  })

  it.each([
    ['an error', () => Promise.reject(new Error('key is test-key of Jane Doe'))],
    ['something that is no error', () => Promise.reject('test-key of Jane Doe')],
    [
      'an error before the first await',
      () => {
        throw new Error('test-key of Jane Doe')
      },
    ],
  ])('tells %s with a fixed sentence, and logs no value', async (_name, handler) => {
    const { route, lines } = routerWith({ 'drafts.get': handler })
    const result = await route(sender, 'drafts.get', {})
    expect(result).toEqual({
      ok: false,
      code: 'failed',
      message: 'Something went wrong inside the application. The log says where; try again.',
    })
    expect(lines).toHaveLength(1)
    expect(lines[0]).toMatch(/^error verb failed verb=drafts\.get/)
    expect(JSON.stringify(result) + lines.join()).not.toMatch(/test-key|Jane/)
  })
})
