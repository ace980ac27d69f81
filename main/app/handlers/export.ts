import { basename } from 'node:path'
import { RoompassError } from '../../../shared/errors.ts'
import { countSessionsOf } from '../../history/count-states.ts'
import { exportSessions } from '../../history/export.ts'
import { exportQuestion } from '../questions.ts'
import type { HandlersOf } from '../router.ts'
import type { Tools } from './tools.ts'

/** @param clock epoch milliseconds */
export function exportHandlers(
  { engine, dialogs }: Tools,
  clock: () => number = Date.now,
): HandlersOf<'sessions.export'> {
  return {
    'sessions.export': async ({ filter, format }) => {
      const total = countSessionsOf(engine.sessions.counts(filter), filter.state)
      if (total === 0) {
        throw new RoompassError('not-found', 'No session fits the filter: there is nothing to export.')
      }
      if (!(await dialogs.ask(exportQuestion(total)))) throw notExported()
      const fileName = `Roompass history ${dateOf(clock())}.${format}`
      const path = await dialogs.chooseTarget({ title: 'Export the history', fileName, extension: format })
      if (path === null) throw notExported()
      const now = Math.floor(clock() / 1000)
      const count = await exportSessions(engine.sessions.each(filter), { path, format, now })
      return { fileName: basename(path), count }
    },
  }
}

const notExported = () => new RoompassError('cancelled', 'Nothing was exported.')

/** The day on this computer's calendar, as `2026-11-05`. */
const dateOf = (milliseconds: number) => new Intl.DateTimeFormat('sv-SE').format(milliseconds)
