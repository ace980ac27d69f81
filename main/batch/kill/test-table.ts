import type { Where } from './test-fallen.ts'
import { fellBetween, type Kill, type Kills } from './test-kills.ts'

const lines: readonly (readonly [string, (kill: Kill) => boolean])[] = [
  ['before the batch was in the history', at('begin')],
  ['before its first session was', at('first')],
  ['between the first and the last write', fellBetween],
  ['    of these in a batch that was resumed', (kill) => fellBetween(kill) && kill.isResumed],
  [
    '    of these after the killed process had recorded',
    (kill) => fellBetween(kill) && kill.recordedByIt > 0,
  ],
  [
    '    of these with sessions that the output lacked',
    (kill) => fellBetween(kill) && kill.recorded > kill.written,
  ],
  ['    of these within a row of the output', (kill) => fellBetween(kill) && kill.isTorn],
  ['all written, the output without its name', at('written')],
  ['the output with its name, the batch not done', at('named')],
  ['the batch done', at('done')],
]

/** Where kills fell, as a table for a terminal. */
export function killTable({ seed, kills, tooLate, batches }: Kills): string {
  const width = Math.max(...lines.map(([label]) => label.length))
  const rows = lines.map(([label, fits]) => line(label, kills.filter(fits).length))
  const ends = [line('all', kills.length), line('too late, and so no kills', tooLate)]
  return [
    `Batches that came to their end: ${batches}; the seed is ${seed}`,
    line('where the kills fell', 'kills'),
    ...rows,
    ...ends,
  ].join('\n')

  function line(label: string, value: string | number): string {
    return `${label.padEnd(width)}  ${String(value).padStart(5)}`
  }
}

function at(where: Where) {
  return (kill: Kill) => kill.where === where
}
