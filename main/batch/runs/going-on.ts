import { existsSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Database } from 'better-sqlite3-multiple-ciphers'
import { RoompassError } from '../../../shared/errors.ts'
import type { InputSource, OutputTarget } from '../batch-engine.ts'
import { fileName } from '../input/bytes.ts'
import { type BatchRow, pastedOf } from './batch-rows.ts'
import type { Content } from './content.ts'
import { inputGone } from './trouble.ts'

/** Where the rows are now and where to write to, where that is another place than before. */
export interface Moved {
  readonly source?: InputSource | undefined
  readonly target?: OutputTarget | undefined
}

/** What a batch goes on with. */
export interface GoingOn {
  readonly content: Content
  readonly source: InputSource
  readonly target: OutputTarget
}

/**
 * What a batch that broke off goes on with.
 *
 * @throws RoompassError `not-found` with the field `input` or `output` where that is not there any more
 */
export function goingOn(database: Database, row: BatchRow, { source, target }: Moved): GoingOn {
  const { content } = row
  const { output } = content.task
  const to = target ?? (output.path === null ? null : { path: output.path })
  if (to === null) throw streamGone()
  if ('path' in to && !existsSync(dirname(to.path))) throw folderGone(fileName(dirname(to.path)))
  return {
    content: movedContent(content, { source, target }),
    source: source ?? sourceOf(database, row),
    target: to,
  }
}

/** The same for one that is only to be cancelled: what is there no more can't be brought, and is not asked for. */
export function goingOnToCancel(database: Database, row: BatchRow): GoingOn | null {
  const { input, output } = row.content.task
  if (output.path === null) return null
  const source: InputSource =
    input.from === 'file' && input.path !== null
      ? { from: 'file', path: input.path }
      : { from: 'pasted', text: pastedOf(database, row.number) ?? '' }
  return { content: row.content, source, target: { path: output.path } }
}

function sourceOf(database: Database, { number, content }: BatchRow): InputSource {
  const { from, path } = content.task.input
  if (from === 'pasted') return { from, text: pastedOf(database, number) ?? '' }
  if (from === 'stdin' || path === null || !existsSync(path)) throw inputGone()
  return { from, path }
}

/** An output in another place is written from the beginning. */
function movedContent(content: Content, { source, target }: Moved): Content {
  const { task, progress } = content
  const path = source?.from === 'file' ? source.path : null
  const input =
    path === null ? task.input : { ...task.input, from: 'file' as const, path, name: fileName(path) }
  if (target === undefined || ('path' in target && target.path === task.output.path)) {
    return { ...content, task: { ...task, input } }
  }
  const output = { ...task.output, path: 'path' in target ? target.path : null }
  return { ...content, task: { ...task, input, output }, progress: { ...progress, place: null, whole: null } }
}

function streamGone(): RoompassError {
  return new RoompassError(
    'not-found',
    'What this batch wrote to is gone: say where to write to. All of it is written again.',
    'output',
  )
}

function folderGone(name: string): RoompassError {
  return new RoompassError(
    'not-found',
    `The folder “${name}” of the output is not there any more: bring it back, or say where to write to. All of it is written again then.`,
    'output',
  )
}
