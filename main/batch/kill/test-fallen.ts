import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { dataFolder } from '../../data/folder.ts'
import { madeKeyFrom } from '../../data/history-key.ts'
import { readInstallation } from '../../data/installation.ts'
import { openDatabase } from '../../data/open-database.ts'
import { historyAccount } from '../../keychain/accounts.ts'
import { fileSecrets } from '../../test-file-secrets.ts'
import { listBatches } from '../runs/batch-rows.ts'
import { copyPlace, type Place } from './test-place.ts'
import { expectSame } from './test-same.ts'

/** Between which two things of a batch a kill fell, in the order in which a batch comes by them. */
export type Where = 'begin' | 'first' | 'between' | 'written' | 'named' | 'done'

/** What a batch that was killed has left. */
export interface Left {
  readonly where: Where
  /** Ids of the sessions in the history, in the order of their rows. */
  readonly sessions: readonly string[]
  /** Whole rows in the output, named or not. */
  readonly written: number
  /** Whether the output ends within a row. */
  readonly isTorn: boolean
}

/**
 * Looks at what was left, in a copy: the next process has to find it as it is.
 *
 * @param root of the place
 * @param rows of the whole batch
 * @throws Error where something is in the output and not in the history
 */
export async function whatIsLeft(root: string, rows: number): Promise<Left> {
  const copied = `${root}.looked-at`
  try {
    const place = copyPlace(root, copied)
    const { sessions, state } = await historyOf(place)
    const { written, isTorn, isNamed } = outputOf(place)
    expectSame('rows of the output in the history', written, sessions.slice(0, written.length))
    const recorded = sessions.length
    const where = whereOf({ state, recorded, isWhole: written.length === rows && !isTorn, isNamed })
    return { where, sessions, written: written.length, isTorn }
  } finally {
    rmSync(copied, { recursive: true })
  }
}

interface Found {
  /** Null where the batch is not in the history. */
  readonly state: string | null
  readonly recorded: number
  readonly isWhole: boolean
  readonly isNamed: boolean
}

function whereOf({ state, recorded, isWhole, isNamed }: Found): Where {
  if (state === null) return 'begin'
  if (state === 'done') return 'done'
  if (isNamed) return 'named'
  if (recorded === 0) return 'first'
  return isWhole ? 'written' : 'between'
}

async function historyOf(place: Place) {
  const { installation, history } = dataFolder(place.dataDir)
  const read = readInstallation(installation)
  const id = read.kind === 'read' ? read.installation.id : ''
  const key = madeKeyFrom((await fileSecrets(place.secretsDir).get(historyAccount(id))) ?? '')
  if (key === null) throw new Error('The key of the history is gone.')
  const database = openDatabase(history, key)
  try {
    const sql = 'SELECT id FROM sessions ORDER BY batch_row'
    const sessions = database.prepare<[], string>(sql).pluck().all()
    return { state: listBatches(database, 1)[0]?.state ?? null, sessions }
  } finally {
    database.close()
  }
}

const sessionId = /,([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}),[^,]*,[^,]*$/

/** The output as far as it is: the ids of the sessions of its whole rows, and how it ends. */
function outputOf({ files, output }: Place) {
  const isNamed = existsSync(output)
  const name = readdirSync(files).find((one) => one.endsWith('.part'))
  const path = isNamed ? output : name === undefined ? null : join(files, name)
  const text = path === null ? '' : readFileSync(path, 'latin1')
  // The first line has the names of the columns, and there is none behind the last end of a line.
  const lines = text.split('\r\n').slice(1, -1)
  const written = lines.map((line) => sessionId.exec(line)?.[1] ?? line)
  return { written, isNamed, isTorn: text !== '' && !text.endsWith('\r\n') }
}
