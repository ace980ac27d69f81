import { expect, it } from 'vitest'
import type { RunProgress } from '../../shared/lab/schemas.ts'
import type { PlatformProgress, SessionRow, Status } from '../../shared/schemas.ts'
import { announcements, listeners } from '../announcements.ts'
import type { EngineEvent } from '../engine.ts'
import { announceEngine } from './engine-events.ts'
import { createAnnouncer } from './events.ts'
import { testSession } from './handlers/test-tools.ts'

const status: Status = {
  version: '0.1.0',
  host: 'test',
  node: '24',
  dataDir: '/data',
  keychain: { state: 'ok', message: '', keysInMemory: 0 },
  history: { state: 'open', message: '', sessionsInMemory: 0, setAside: null },
}

it('the windows are told what happens in the engine, each time with what it is now', () => {
  const { announce, on } = announcements<EngineEvent>()
  const progress = listeners<PlatformProgress>()
  const runs = listeners<RunProgress>()
  const current = listeners<[string, SessionRow | null]>()
  const heard: unknown[] = []
  const window = {
    isDestroyed: () => false,
    webContents: { send: (_channel: string, ...said: unknown[]) => heard.push(said) },
  }
  announceEngine(
    {
      on,
      onProgress: progress.listen,
      status: () => status,
      sheets: { onProgress: runs.listen },
      sessions: { onCurrent: (tell) => current.listen(([profileId, session]) => tell(profileId, session)) },
    },
    createAnnouncer(() => [window]),
  )
  const { header: _, claims: __, asked: ___, token: ____, link: _____, ...row } = testSession
  const one: PlatformProgress = {
    ...{ profileId: 'profile-1', asking: 'issue', fetched: 0 },
    ...{ total: null, waitingUntil: null },
  }
  const run: RunProgress = { sheetId: 'sheet-1', state: 'running', done: 1, total: 2, message: '' }
  announce('status.changed')
  announce('profiles.changed')
  announce('sessions.changed')
  announce('people.changed')
  announce('sheets.changed')
  current.tell(['profile-1', row])
  current.tell(['profile-1', null])
  progress.tell(one)
  runs.tell(run)
  expect(heard).toEqual([
    ['status.changed', status],
    ['profiles.changed', {}],
    ['sessions.changed', {}],
    ['people.changed', {}],
    ['sheets.changed', {}],
    ['current.changed', { profileId: 'profile-1', session: row }],
    ['current.changed', { profileId: 'profile-1', session: null }],
    ['platform.progress', one],
    ['sheets.progress', run],
  ])
})
