import { at } from '../paths.ts'
import type { Figure } from './figures.ts'

/**
 * Everything that is measured, by the name under which it can be asked for alone. What a part needs is loaded only then, and
 * those that count microseconds come first, in a process that has done nothing else.
 */
export const parts = {
  sign: async () => (await import('./sign.ts')).signFigures(),
  verify: async () => (await import('./verify.ts')).verifyFigures(),
  batch: async () => (await import('./batch.ts')).batchFigures(),
  issue: async () => (await import('./issue.ts')).issueFigures(),
  commit: async () => (await import('./commit.ts')).commitFigures(),
  history: async () => (await import('./long-history.ts')).longHistoryFigures(),
  start: async () => (await import('./start.ts')).startFigures(),
  keystrokes: async () => (await import('./keystrokes.ts')).keystrokeFigures(),
  'live-room': async () => (await import('./live-room.ts')).liveRoomFigures(),
  inspect: async () => (await import('./pasted-megabyte.ts')).pastedMegabyteFigures(),
  'edge-cases': async () => (await import('./edge-cases.ts')).edgeCaseFigures(),
  'sheet-run': async () => (await import('./sheet-run.ts')).sheetRunFigures(),
  'sheet-scroll': async () => (await import('./sheet-scroll.ts')).sheetScrollFigures(),
  'first-load': async () => [(await import('./first-load.ts')).firstLoad(at('out', 'renderer'))],
} as const satisfies Readonly<Record<string, () => Promise<Figure[]>>>

export type PartName = keyof typeof parts

export const partNames = Object.keys(parts) as PartName[]
