import type { Engine } from '../engine.ts'
import type { Announce } from './events.ts'

/** Tells the windows what happens in the engine. */
export function announceEngine(
  engine: Pick<Engine, 'on' | 'onProgress' | 'status'>,
  announce: Announce,
): void {
  engine.on('status.changed', () => announce('status.changed', engine.status()))
  engine.on('profiles.changed', () => announce('profiles.changed', {}))
  engine.on('sessions.changed', () => announce('sessions.changed', {}))
  engine.onProgress((progress) => announce('platform.progress', progress))
}
