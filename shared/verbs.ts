/** Every verb the renderer may ask for. `contract.ts` has their schemas; this list has no schema, so the preload stays small. */
export const verbs = [
  'app.status',
  'app.openHelp',
  'app.lock',
  'app.unlock',
  'profiles.list',
  'profiles.save',
  'profiles.remove',
  'profiles.check',
  'keys.add',
  'keys.rotate',
  'keys.use',
  'keys.remove',
  'keychain.retry',
  'keychain.save',
  'history.setAside',
  'sessions.issue',
  'sessions.search',
  'sessions.counts',
  'sessions.get',
  'sessions.copy',
  'sessions.open',
  'sessions.saveQr',
  'sessions.note',
  'sessions.remove',
  'sessions.restore',
  'sessions.export',
  'sessions.live',
  'sessions.joins',
  'rooms.list',
  'rooms.get',
  'roles.list',
  'platform.cancel',
  'avatars.preview',
  'drafts.get',
  'drafts.set',
  'drafts.known',
  'settings.get',
  'settings.set',
  'settings.preview',
] as const

export type Verb = (typeof verbs)[number]

/** What main announces. */
export const eventNames = [
  'status.changed',
  'profiles.changed',
  'sessions.changed',
  'clipboard.cleared',
  'platform.progress',
  'menu.chosen',
  'lock.wanted',
] as const

export type EventName = (typeof eventNames)[number]
