import { expect, it } from 'vitest'
import type { Batch, BatchCheck } from '../../shared/batch/schemas.ts'
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
  const checks = listeners<[string, BatchCheck]>()
  const batches = listeners<Batch>()
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
      batch: {
        onChecked: (tell) => checks.listen(([inputId, check]) => tell(inputId, check)),
        onProgress: batches.listen,
      },
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
  const check: BatchCheck = {
    ...{ state: 'running', rows: 2, fine: 1, warnings: 1, errors: 0, formulas: 0 },
    ...{ bytes: 9, isCut: false, message: '' },
  }
  const batch: Batch = {
    ...{ id: 'batch-1', profileId: 'profile-1', profileName: 'Acme', platform: 'digital-samba' },
    ...{ environment: 'development', inputName: 'guests.csv', choice: 'all', state: 'running' },
    output: { format: 'csv', fileName: 'guests tokens.csv', guardFormulas: false },
    ...{ total: 2, read: 1, issued: 1, leftOut: 0, startedAt: 1, changedAt: 1 },
    ...{ rate: null, secondsLeft: null, waitingUntil: null, message: '' },
  }
  announce('status.changed')
  announce('profiles.changed')
  announce('sessions.changed')
  announce('people.changed')
  announce('sheets.changed')
  announce('batch.changed')
  current.tell(['profile-1', row])
  current.tell(['profile-1', null])
  progress.tell(one)
  runs.tell(run)
  checks.tell(['input-1', check])
  batches.tell(batch)
  expect(heard).toEqual([
    ['status.changed', status],
    ['profiles.changed', {}],
    ['sessions.changed', {}],
    ['people.changed', {}],
    ['sheets.changed', {}],
    ['batch.changed', {}],
    ['current.changed', { profileId: 'profile-1', session: row }],
    ['current.changed', { profileId: 'profile-1', session: null }],
    ['platform.progress', one],
    ['sheets.progress', run],
    ['batch.checked', { inputId: 'input-1', check }],
    ['batch.progress', batch],
  ])
})
