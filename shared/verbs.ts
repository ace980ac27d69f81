/** Every verb the renderer may ask for. `contract.ts` has their schemas; this list has no schema, so the preload stays small. */
export const verbs = [
  'app.status',
  'app.openHelp',
  'profiles.list',
  'profiles.save',
  'profiles.remove',
  'keys.add',
  'keys.rotate',
  'keys.use',
  'keys.remove',
  'keychain.retry',
  'keychain.save',
  'history.setAside',
  'sessions.issue',
  'sessions.search',
  'sessions.get',
  'sessions.copy',
  'sessions.open',
  'sessions.saveQr',
  'avatars.preview',
  'drafts.get',
  'drafts.set',
  'settings.get',
  'settings.set',
] as const

export type Verb = (typeof verbs)[number]

/** What main announces. */
export const eventNames = [
  'status.changed',
  'profiles.changed',
  'sessions.changed',
  'clipboard.cleared',
] as const

export type EventName = (typeof eventNames)[number]
