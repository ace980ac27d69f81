import type { RunProgress } from '../../../shared/lab/schemas.ts'
import { countOf } from '../../view/count-of.ts'

const numbers = new Intl.NumberFormat('en')

/** How far a run has come, in a few words, or how it ended. */
export function runWords({ state, done, total, message }: RunProgress): string {
  const far = `${numbers.format(done)} of ${numbers.format(total)}`
  switch (state) {
    case 'running':
      return `Running, ${far}`
    case 'paused':
      return `Paused at ${far}`
    case 'done':
      return `Done: ${countOf(done, 'case')}.`
    case 'cancelled':
      return `Cancelled after ${far}.`
    case 'failed':
      return `Ended after ${far}. ${message}`.trim()
  }
}

/** How a run is to go, as typed. */
export interface RunForm {
  readonly concurrency: string
  /** Empty for no limit. */
  readonly rate: string
  readonly rows: 'all' | 'open'
}

/** What `sheets.run` takes of it, or what is wrong, by field. */
export function readRunForm({ concurrency, rate, rows }: RunForm): {
  readonly options: { concurrency: number; rate: number; rows: 'all' | 'open' } | null
  readonly faults: Readonly<Partial<Record<'concurrency' | 'rate', string>>>
} {
  const atOnce = /^\d{1,2}$/.test(concurrency.trim()) ? Number(concurrency) : 0
  const typedRate = rate.trim().replace(',', '.')
  const perSecond = typedRate === '' ? 0 : /^\d{1,5}(\.\d+)?$/.test(typedRate) ? Number(typedRate) : -1
  const faults = {
    ...(atOnce >= 1 && atOnce <= 64 ? {} : { concurrency: 'Type a number from 1 to 64.' }),
    ...(perSecond >= 0 && perSecond <= 10_000
      ? {}
      : { rate: 'Type a number up to 10,000, or nothing for no limit.' }),
  }
  const isRight = Object.keys(faults).length === 0
  return { options: isRight ? { concurrency: atOnce, rate: perSecond, rows } : null, faults }
}
