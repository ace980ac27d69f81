/** What a person would use instead, measured in the same run on the same work. */
export interface Peer {
  readonly name: string
  /** In the unit of the figure. */
  readonly value: number
  /** How many times as fast as the peer is good; null where there is no goal. 1 is being faster. */
  readonly atLeast: number | null
}

/** One measured value beside its goal, or beside a peer. */
export interface Figure {
  readonly what: string
  readonly value: number
  /** Of `tokens/s` more is better, of the others less. */
  readonly unit: 'ms' | 's' | 'kB' | 'MB' | 'times' | 'tokens/s'
  /** The largest value that is good; null where there is no goal, or one beside the peer. */
  readonly goal: number | null
  readonly peer?: Peer
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

/** How many times as fast as its peer this is; null where it has none. */
export function ratioOf({ value, unit, peer }: Figure): number | null {
  if (peer === undefined) return null
  return unit === 'tokens/s' ? value / peer.value : peer.value / value
}

/** Whether anything is asked of a figure. */
export function hasGoal({ goal, peer }: Figure): boolean {
  return goal !== null || (peer?.atLeast ?? null) !== null
}

/** True also of a figure that nothing is asked of. What could not be measured, NaN, meets no goal. */
export function meetsGoal(figure: Figure): boolean {
  const { value, goal, peer } = figure
  const isSmall = goal === null || value <= goal
  const ratio = ratioOf(figure)
  return isSmall && (ratio === null || !peer || peer.atLeast === null || ratio >= peer.atLeast)
}

/** Two figures behind the point below ten, one below a hundred, none above; of what is very small, the first two. */
export function round(value: number): number {
  if (Math.abs(value) < 0.1) return Number(value.toPrecision(2))
  const digits = value < 10 ? 2 : value < 100 ? 1 : 0
  return Number(value.toFixed(digits))
}
