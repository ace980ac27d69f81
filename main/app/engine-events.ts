import type { Engine } from '../engine.ts'
import type { Announce } from './events.ts'

/** Tells the windows what happens in the engine. */
export function announceEngine(
  engine: Pick<Engine, 'on' | 'onProgress' | 'status'> & {
    readonly sessions: Pick<Engine['sessions'], 'onCurrent'>
    readonly sheets: Pick<Engine['sheets'], 'onProgress'>
    readonly batch: Pick<Engine['batch'], 'onChecked' | 'onProgress'>
  },
  announce: Announce,
): void {
  engine.on('status.changed', () => announce('status.changed', engine.status()))
  engine.on('profiles.changed', () => announce('profiles.changed', {}))
  engine.on('sessions.changed', () => announce('sessions.changed', {}))
  engine.on('people.changed', () => announce('people.changed', {}))
  engine.on('sheets.changed', () => announce('sheets.changed', {}))
  engine.on('batch.changed', () => announce('batch.changed', {}))
  engine.sessions.onCurrent((profileId, session) => announce('current.changed', { profileId, session }))
  engine.onProgress((progress) => announce('platform.progress', progress))
  engine.sheets.onProgress((progress) => announce('sheets.progress', progress))
  engine.batch.onChecked((inputId, check) => announce('batch.checked', { inputId, check }))
  engine.batch.onProgress((batch) => announce('batch.progress', batch))
}
