import type { Observed } from '../../../shared/lab/schemas.ts'

/** What was seen of one row. */
export interface Observation {
  readonly observed: Observed
  /** The status with a few words of the answer, or why there is none. Never a secret. */
  readonly detail: string
}

/** The same, for a row of a sheet. */
export interface RowObservation extends Observation {
  /** The row's. */
  readonly number: number
}
