import { randomUUID } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import { RoompassError } from '../../../shared/errors.ts'
import type { Profile } from '../../../shared/schemas.ts'
import type { BatchRequest } from '../batch-engine.ts'
import { fileName } from '../input/bytes.ts'
import type { BatchRows } from '../inputs/inputs.ts'
import { refuseWithoutLinks } from '../outputs/link-fault.ts'
import { isSameFile } from '../outputs/same-file.ts'
import type { NewBatch } from './batch-rows.ts'
import { noProgress, type Task } from './content.ts'
import { createDigest } from './digest.ts'

/**
 * A batch as it begins.
 *
 * @param now epoch seconds
 * @throws RoompassError `bad-request` where nothing may be issued so
 */
export async function newBatch(
  request: BatchRequest,
  rows: BatchRows,
  profile: Profile,
  now: number,
): Promise<NewBatch> {
  const { plan, choice, format, guardFormulas, target } = request
  const { source, head, edits } = rows
  const check = rows.check?.state === 'done' && isDeepStrictEqual(rows.plan, plan) ? rows.check : null
  if (choice === 'all' && check !== null && check.errors > 0) throw hasErrors(check.errors)
  refuseWithoutLinks(profile, format)
  if (source.from === 'file' && 'path' in target && (await isSameFile(source.path, target.path)))
    throw overInput()
  const task: Task = {
    profileName: profile.name,
    platform: profile.platform,
    environment: profile.environment,
    input: {
      from: source.from,
      path: source.from === 'file' ? source.path : null,
      name: source.from === 'file' ? fileName(source.path) : head.name,
      reading: head.reading,
      columns: head.columns,
    },
    output: { format, path: 'path' in target ? target.path : null, guardFormulas },
    plan,
    choice,
    now,
    total: check?.rows ?? null,
  }
  return {
    id: randomUUID(),
    profileId: profile.id,
    content: {
      task,
      progress: noProgress(createDigest().now()),
      outputName: null,
      message: '',
      isForgotten: false,
    },
    startedAt: now,
    pasted: source.from === 'pasted' ? source.text : null,
    edits,
  }
}

function hasErrors(errors: number): RoompassError {
  const what = errors === 1 ? '1 row has errors' : `${errors.toLocaleString('en')} rows have errors`
  return new RoompassError('bad-request', `${what}: mend them, or leave them out.`, 'choice')
}

function overInput(): RoompassError {
  return new RoompassError(
    'bad-request',
    'The output would take the place of the file that the rows are read from: choose another name for it.',
  )
}
