import type { Engine } from '../engine.ts'
import type { CliContext } from './context.ts'

/** Says on standard error when the platform asks to wait, for as long as the engine is open. */
export function tellOfWaits(
  engine: Pick<Engine, 'onProgress'>,
  { terminal, now }: Pick<CliContext, 'terminal' | 'now'>,
): void {
  engine.onProgress(({ waitingUntil }) => {
    if (waitingUntil === null) return
    terminal.err(`roompass: The platform asked to wait; going on in ${waitingUntil - now()} s.`)
  })
}
