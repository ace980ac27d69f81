import { type Figure, hasGoal, meetsGoal, ratioOf, round } from './figures.ts'

const head = ['what', 'ours', 'peer', 'ratio', 'goal', '', 'host']

/** A table for a terminal, a line a figure. */
export function tableOf(figures: readonly Figure[]): string {
  const rows = [head, ...figures.map(cellsOf)]
  const widths = head.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  const line = (cells: readonly string[]) =>
    cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')
  return rows.map((row) => line(row).trimEnd()).join('\n')
}

/** The same in Markdown. */
export function markdownOf(figures: readonly Figure[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...figures.map((figure) => line(cellsOf(figure)))].join(
    '\n',
  )
}

function cellsOf(figure: Figure): readonly string[] {
  const { what, value, unit, peer, host } = figure
  const ratio = ratioOf(figure)
  return [
    what,
    measured(value, unit),
    peer === undefined ? '' : `${peer.name}: ${measured(peer.value, unit)}`,
    ratio === null ? '' : `${ratio.toFixed(2)} times`,
    goalOf(figure),
    hasGoal(figure) ? (meetsGoal(figure) ? 'met' : 'missed') : '',
    host,
  ]
}

const measured = (value: number, unit: Figure['unit']) => `${round(value).toLocaleString('en')} ${unit}`

function goalOf({ goal, unit, peer }: Figure): string {
  if (goal !== null) return `at most ${goal} ${unit}`
  const atLeast = peer?.atLeast ?? null
  if (atLeast === null) return ''
  return atLeast === 1 ? 'faster' : `at least ${atLeast} times`
}
