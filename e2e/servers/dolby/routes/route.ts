import type { Answer } from '../../common/answers.ts'
import type { Line } from '../../common/routes.ts'
import type { Host, State } from '../state.ts'

/** A request whose address, path and method are right. */
export interface Asked {
  /** Decoded, in the order of the path. */
  readonly names: readonly string[]
  readonly query: URLSearchParams
  readonly authorization: string | undefined
  readonly contentType: string | undefined
  /** Null when it is too large. */
  readonly body: string | null
  readonly state: State
  /** Epoch seconds. */
  readonly now: number
}

/** One line of the API, on one of its hosts. */
export interface Route extends Line {
  readonly host: Host
  answer(asked: Asked): Answer
}
