/** One measured value beside its goal. */
export interface Figure {
  readonly what: string
  readonly value: number
  readonly unit: 'ms' | 'kB' | 'times'
  /** The largest value that is good; null where there is no goal. */
  readonly goal: number | null
  /** What it ran on. */
  readonly host: string
}

/** The value that `share` (0 to 1) of the samples do not exceed, by the nearest rank. */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b)
  const rank = Math.max(1, Math.ceil(share * sorted.length))
  return sorted[rank - 1] ?? Number.NaN
}

export function median(samples: readonly number[]): number {
  return percentile(samples, 0.5)
}

export function meetsGoal({ value, goal }: Figure): boolean {
  return goal === null || value <= goal
}

/** A table for a terminal, a line a figure. */
export function tableOf(figures: readonly Figure[]): string {
  const head = ['what', 'value', 'goal', '', 'host']
  const rows = figures.map((figure) => [
    figure.what,
    `${round(figure.value)} ${figure.unit}`,
    figure.goal === null ? '' : `at most ${figure.goal} ${figure.unit}`,
    figure.goal === null ? '' : meetsGoal(figure) ? 'met' : 'missed',
    figure.host,
  ])
  const widths = head.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)),
  )
  const line = (cells: readonly string[]) =>
    cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')
  return [head, ...rows].map((row) => line(row).trimEnd()).join('\n')
}

/** Two figures behind the point below ten, one below a hundred, none above. */
export function round(value: number): number {
  const digits = value < 10 ? 2 : value < 100 ? 1 : 0
  return Number(value.toFixed(digits))
}
