import type { Settings } from '../../shared/schemas.ts'
import type { Verb } from '../../shared/verbs.ts'
import { expect, test } from '../fixtures/app.ts'
import { everySession } from '../fixtures/every-session.ts'
import { ask } from '../security/ask.ts'
import { worldsOf } from '../security/worlds.ts'

const settings = {
  clipboardClearSeconds: 60,
  keepTokens: 'always',
  retentionDays: 0,
  lockAfterMinutes: 0,
} satisfies Settings

const plan = { draft: { profileId: 'a', values: {}, startEarly: 0 }, columns: {}, timeZone: 'UTC' }
const batch = { id: 'a', plan, choice: 'all', format: 'csv', guardFormulas: false }

/** Every verb with a request that fits; the type fails where one is missing. None of them is sent as it stands. */
const requests = {
  'app.status': {},
  'app.lock': {},
  'app.unlock': {},
  'app.openHelp': { topic: 'digital-samba-team-id' },
  'profiles.list': {},
  'profiles.save': {},
  'profiles.remove': { id: 'a' },
  'profiles.check': { id: 'a' },
  'keys.add': {},
  'keys.rotate': {},
  'keys.use': { id: 'a' },
  'keys.remove': { id: 'a' },
  'keychain.retry': {},
  'keychain.save': {},
  'history.setAside': {},
  'sessions.issue': {},
  'sessions.renew': { id: 'a', timeZone: 'UTC' },
  'sessions.current': { profileId: 'a' },
  'sessions.stop': { id: 'a' },
  'sessions.endLive': { id: 'a' },
  'sessions.search': { ...everySession, offset: 0, limit: 1 },
  'sessions.counts': everySession,
  'sessions.note': { id: 'a', note: '' },
  'sessions.remove': { ids: ['a'] },
  'sessions.restore': { undo: 'a' },
  'sessions.export': { filter: everySession, format: 'csv' },
  'sessions.live': { id: 'a' },
  'sessions.joins': { id: 'a' },
  'sessions.kept': { id: 'a' },
  'sessions.get': { id: 'a' },
  'sessions.copy': { id: 'a', what: 'link', timeZone: 'UTC' },
  'sessions.open': { id: 'a' },
  'sessions.saveQr': { id: 'a', format: 'svg' },
  'identities.list': { profileId: 'a' },
  'people.search': { profileId: 'a', text: '', offset: 0, limit: 1 },
  'people.setParticipant': { id: 'a', participantId: null },
  'people.forget': { id: 'a' },
  'people.export': { profileId: 'a', format: 'csv' },
  'avatars.preview': { url: 'https://outside.invalid/a.png' },
  'rooms.list': { profileId: 'a', refresh: false },
  'rooms.get': { profileId: 'a', refresh: false, room: 'a' },
  'roles.list': { profileId: 'a', refresh: false },
  'platform.cancel': { profileId: 'a' },
  'drafts.get': {},
  'drafts.known': { profileId: 'a', room: 'a', name: '', externalId: '' },
  'drafts.set': { profileId: '', values: {}, startEarly: 0 },
  'settings.get': {},
  'settings.set': settings,
  'settings.preview': settings,
  'tokens.detect': { token: 'a', typed: null },
  'tokens.keep': { token: 'a', platform: 'digital-samba', profileId: null },
  'lab.getDraft': {},
  'lab.setDraft': {},
  'lab.craft': {},
  'lab.send': {},
  'lab.getEndpoint': { profileId: 'a' },
  'lab.setEndpoint': { profileId: 'a', endpoint: null },
  'lab.listOwnCases': { platform: 'digital-samba' },
  'lab.saveOwnCase': {},
  'lab.removeOwnCase': { id: 'a' },
  'lab.exportOwnCases': { platform: 'digital-samba' },
  'lab.importOwnCases': {},
  'sheets.make': {},
  'sheets.list': {},
  'sheets.get': { id: 'a' },
  'sheets.rows': { id: 'a', offset: 0, limit: 1, result: null },
  'sheets.observe': { id: 'a', number: 1, observed: null, detail: '' },
  'sheets.note': { id: 'a', number: 1, note: '' },
  'sheets.rename': { id: 'a', title: '' },
  'sheets.remove': { id: 'a' },
  'sheets.copy': { id: 'a', number: 1, what: 'link' },
  'sheets.open': { id: 'a', number: 1 },
  'sheets.export': { id: 'a', format: 'csv' },
  'sheets.compare': { id: 'a', before: 'b' },
  'sheets.run': { id: 'a', concurrency: 1, rate: 0, rows: 'all' },
  'sheets.pause': { id: 'a' },
  'sheets.resume': { id: 'a' },
  'sheets.cancel': { id: 'a' },
  'batch.choose': {},
  'batch.paste': { text: '' },
  'batch.read': { id: 'a', reading: { format: 'csv', separator: ',', hasHeader: true } },
  'batch.remembered': { id: 'a', platform: 'digital-samba' },
  'batch.check': { id: 'a', plan },
  'batch.stopCheck': { id: 'a' },
  'batch.problems': { id: 'a', level: null, offset: 0, limit: 1 },
  'batch.edit': { id: 'a', row: 1, cells: null },
  'batch.issue': batch,
  'batch.list': {},
  'batch.pause': { id: 'a' },
  'batch.resume': { id: 'a' },
  'batch.cancel': { id: 'a' },
  'batch.forget': { id: 'a' },
  'statistics.get': { from: null, until: null, profileId: null, timeZone: 'UTC' },
} satisfies Record<Verb, object>

const verbs = Object.keys(requests)
const newKey = { profileId: 'a', label: 'a', encoding: 'text', source: { from: 'clipboard' } }
const profile = {
  id: null,
  platform: 'digital-samba',
  name: 'a',
  environment: 'staging',
  settings: {},
  defaultRole: '',
  defaultValidity: '',
  startEarly: 0,
  anonymous: false,
  remindMinutes: 0,
  labAllowed: false,
}

const refused = (code: string) => expect.objectContaining({ ok: false, code })

test('the page gets one function a verb, one to listen, and nothing of Node or Electron', async ({
  launch,
}) => {
  const { page } = await launch()

  const offered = await page.evaluate(() => {
    const bridge = Reflect.get(window, 'roompass')
    return Reflect.ownKeys(bridge).map((name) => [String(name), typeof Reflect.get(bridge, name)])
  })
  expect(Object.fromEntries(offered)).toEqual(
    Object.fromEntries([...verbs, 'on'].map((name) => [name, 'function'])),
  )

  const foreign = ['require', 'process', 'module', 'exports', 'Buffer', 'global', 'electron', 'ipcRenderer']
  const found = await page.evaluate((names) => names.filter((name) => name in globalThis), foreign)
  expect(found).toEqual([])
})

test('the page can neither replace the bridge nor a function of it', async ({ launch }) => {
  const { page } = await launch()

  const changed = await page.evaluate(() => {
    const bridge = Reflect.get(window, 'roompass')
    const own = () => 'own'
    return {
      bridge: Reflect.set(window, 'roompass', {}) || Reflect.deleteProperty(window, 'roompass'),
      verb: Reflect.set(bridge, 'app.status', own) || Reflect.deleteProperty(bridge, 'app.status'),
      added: Reflect.set(bridge, 'another', own),
      isSame: Reflect.get(window, 'roompass') === bridge,
    }
  })

  expect(changed).toEqual({ bridge: false, verb: false, added: false, isSame: true })
})

test('a request with one key too many is refused by every verb', async ({ launch }) => {
  const app = await launch()

  for (const [verb, request] of Object.entries(requests)) {
    const answer = await ask(app.page, verb, { ...request, extra: 'anything' })
    expect.soft(answer, verb).toEqual(refused('bad-request'))
  }
  for (const [verb, request] of [
    ['keys.add', { ...newKey, source: { from: 'file', path: '/etc/passwd' } }],
    ['keys.add', { ...newKey, source: { from: 'clipboard', secret: 'test' } }],
    ['profiles.save', { ...profile, keys: [] }],
    ['batch.choose', { path: '/etc/passwd' }],
    ['batch.issue', { ...batch, target: { path: '/tmp/out.csv' } }],
    ['batch.resume', { id: 'a', source: { from: 'file', path: '/etc/passwd' } }],
    ['sessions.issue', { draft: { profileId: '', values: {}, startEarly: 0, claims: {} }, timeZone: 'UTC' }],
  ] as const) {
    expect.soft(await ask(app.page, verb, request), JSON.stringify(request)).toEqual(refused('bad-request'))
  }
  expect(await app.dialogs()).toEqual([])
})

test('a value of a wrong type, or of the wrong kind, is refused by every verb', async ({ launch }) => {
  const app = await launch()

  for (const verb of verbs) {
    for (const request of [undefined, null, 'text', 7, [], [{}]]) {
      const answer = await ask(app.page, verb, request)
      expect.soft(answer, `${verb} with ${JSON.stringify(request)}`).toEqual(refused('bad-request'))
    }
  }
  for (const [verb, request] of [
    ['settings.set', { clipboardClearSeconds: '60' }],
    ['settings.set', { clipboardClearSeconds: -1 }],
    ['sessions.get', { id: 7 }],
    ['sessions.get', { id: '../installation.json' }],
    ['sessions.search', { text: '', state: 'any', offset: 0, limit: 1 }],
    ['sessions.search', { text: '', state: null, offset: 0, limit: 1e9 }],
    ['sessions.copy', { id: 'a', what: 'secret', timeZone: 'UTC' }],
    ['people.search', { profileId: 'a', text: '', offset: 0, limit: 1e9 }],
    ['people.setParticipant', { id: 'a', participantId: 7 }],
    ['people.export', { profileId: 'a', format: '/etc/passwd' }],
    ['keys.add', { ...newKey, source: { from: 'typed', secret: 7 } }],
    ['keys.add', { ...newKey, source: { from: 'https://outside.invalid' } }],
    ['profiles.save', { ...profile, platform: 'another' }],
    ['app.openHelp', { topic: `https://outside.invalid/${'a'.repeat(64)}` }],
    ['drafts.set', { profileId: '', values: { rd: 7 }, startEarly: 0 }],
    ['tokens.detect', { token: 'a', typed: { secret: 7, encoding: 'text' } }],
    ['tokens.keep', { token: 'a'.repeat(2_000_001), platform: 'digital-samba', profileId: null }],
    ['sheets.export', { id: 'a', format: '/etc/passwd' }],
    ['sheets.run', { id: 'a', concurrency: 1e6, rate: 0, rows: 'all' }],
    ['batch.paste', { text: 'a'.repeat(5_000_001) }],
    ['batch.read', { id: 'a', reading: { format: 'csv', separator: '/', hasHeader: true } }],
    ['batch.problems', { id: 'a', level: null, offset: 0, limit: 1e9 }],
    ['batch.edit', { id: 'a', row: 0, cells: [] }],
    ['batch.issue', { ...batch, format: '/tmp/out.csv' }],
    ['lab.setEndpoint', { profileId: 'a', endpoint: { url: 'https://outside.invalid' } }],
  ] as const) {
    expect.soft(await ask(app.page, verb, request), JSON.stringify(request)).toEqual(refused('bad-request'))
  }
  expect(await ask(app.page, 'app.openHelp', { topic: 'https://outside.invalid' })).toEqual(
    refused('not-found'),
  )
  expect(await app.dialogs()).toEqual([])
  expect(await app.opened()).toEqual([])
})

test('a refusal does not repeat the secret that was refused', async ({ launch }) => {
  const app = await launch()
  const secret = 'refused-test-secret-not-a-real-one'

  const source = { from: 'typed', secret, extra: secret }
  const answers = [
    await ask(app.page, 'keys.add', { ...newKey, source }),
    await ask(app.page, 'keys.add', { ...newKey, encoding: secret, source: { from: 'typed', secret } }),
    await ask(app.page, 'keys.add', { ...newKey, encoding: 'hex', source: { from: 'typed', secret } }),
  ]

  expect(answers).toEqual([refused('bad-request'), refused('bad-request'), refused('not-found')])
  expect(JSON.stringify(answers) + app.stderr() + app.stdout()).not.toContain('refused-test')
})

test('a frame that the page makes has no bridge', async ({ launch }) => {
  const { page } = await launch()

  const inFrame = await page.evaluate(() => {
    const frame = document.body.appendChild(document.createElement('iframe'))
    return 'roompass' in (frame.contentWindow ?? {})
  })

  expect(inFrame).toBe(false)
})

test('behind the bridge, unknown verbs and foreign frames are refused', async ({ launch }) => {
  const app = await launch()
  test.skip(app.host !== 'chromium', 'Only the Chromium host lets a spec into the world of the preload.')
  await app.page.evaluate(() => void document.body.append(document.createElement('iframe')))
  const invoke = (verb: string, request: string) =>
    `(async () => ipcRenderer.invoke('roompass:call', ${JSON.stringify(verb)}, ${request}))()`

  const worlds = (await worldsOf(app.page)).filter(({ name }) => name === 'preload')
  expect(worlds).toHaveLength(2)
  const isMain = await Promise.all(worlds.map((world) => world.evaluate('window === window.top')))
  const [main, frame] = [worlds[isMain.indexOf(true)], worlds[isMain.indexOf(false)]]

  expect(await main?.evaluate(invoke('settings.get', '{}'))).toMatchObject({ ok: true })
  expect(await frame?.evaluate(invoke('settings.get', '{}'))).toEqual(refused('foreign-sender'))
  for (const verb of ['secrets.get', 'app', '', 'constructor', '__proto__']) {
    expect.soft(await main?.evaluate(invoke(verb, '{}')), verb).toEqual(refused('unknown-verb'))
  }
  expect(await main?.evaluate(invoke('settings.get', '{ extra: 1 }'))).toEqual(refused('bad-request'))
})
