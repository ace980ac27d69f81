import type { Answer } from '../../common/answers.ts'
import type { Line } from '../../common/routes.ts'
import type { State } from '../state.ts'

/** A request whose method, path and authorisation are right. */
export interface Asked {
  /** Decoded, in the order of the path. */
  readonly names: readonly string[]
  readonly query: URLSearchParams
  /** The JSON body of a POST; undefined without one. */
  readonly body: unknown
  readonly state: State
  /** Epoch seconds. */
  readonly now: number
  readonly quietRoom: QuietRoom
}

/** What a room without anybody in it answers at `/live`, which is not documented: a count of nothing, or 404. */
export type QuietRoom = 'nobody' | 'not-found'

/** One line of the API. */
export interface Route extends Line {
  answer(asked: Asked): Answer
}
