import { basename } from 'node:path'
import type { Request } from '../../../shared/contract.ts'
import { RoompassError } from '../../../shared/errors.ts'
import type { SheetRow } from '../../../shared/lab/schemas.ts'
import { labOf } from '../../../shared/platforms/labs.ts'
import { exportSheet } from '../../lab/exports/export-sheet.ts'
import { writeWholeFile } from '../../lab/whole-file.ts'
import {
  exportSheetQuestion,
  makeRequestsQuestion,
  removeSheetQuestion,
  runQuestion,
  signQuestion,
} from '../lab-questions.ts'
import type { HandlersOf } from '../router.ts'
import { askForProduction } from './production.ts'
import { fileNameFor } from './qr.ts'
import { knownTimeZone } from './time-zone.ts'
import type { Tools } from './tools.ts'

type SheetVerb = `sheets.${
  | 'make'
  | 'list'
  | 'get'
  | 'rows'
  | 'observe'
  | 'note'
  | 'rename'
  | 'remove'
  | 'copy'
  | 'open'
  | 'export'
  | 'compare'
  | 'run'
  | 'pause'
  | 'resume'
  | 'cancel'}`

/** Sets of edge cases with what was seen of each. */
export function sheetHandlers({ engine, dialogs, clipboard, openInBrowser }: Tools): HandlersOf<SheetVerb> {
  const { sheets } = engine
  return {
    'sheets.make': async (request) => {
      const timeZone = knownTimeZone(request.timeZone)
      const profile = engine.profiles.get(request.draft.profileId)
      await askForProduction(dialogs, profile, () => {
        const count = sheets.count(request)
        return labOf(profile.platform).surface === 'request'
          ? makeRequestsQuestion(count, profile.name)
          : signQuestion(count, profile.name)
      })
      return sheets.make({ ...request, timeZone })
    },
    'sheets.list': async () => ({ sheets: sheets.list() }),
    'sheets.get': async ({ id }) => sheets.get(id),
    'sheets.rows': async (request) => sheets.rows(request),
    'sheets.observe': async (request) => sheets.observe(request),
    'sheets.note': async (request) => sheets.note(request),
    'sheets.rename': async ({ id, title }) => sheets.rename(id, title),
    'sheets.remove': async ({ id }) => {
      const { title, counts } = sheets.get(id)
      if (!(await dialogs.ask(removeSheetQuestion(title, sumOf(counts))))) {
        throw new RoompassError('cancelled', 'The sheet was kept.')
      }
      await sheets.remove(id)
      return {}
    },
    'sheets.copy': async ({ id, number, what }) => {
      const row = sheets.row(id, number)
      const { clipboardClearSeconds } = engine.settings.get()
      await clipboard.copy(what === 'token' ? tokenOf(row) : linkOf(row), clipboardClearSeconds)
      return { clearedAfter: clipboardClearSeconds }
    },
    'sheets.open': async ({ id, number }) => {
      await openInBrowser(linkOf(sheets.row(id, number)))
      return {}
    },
    'sheets.export': async ({ id, format }) => {
      const { title, counts } = sheets.get(id)
      if (!(await dialogs.ask(exportSheetQuestion(sumOf(counts), files[format].hasTokens))))
        throw notExported()
      const { ending, extension } = files[format]
      const fileName = `${fileNameFor(title)}${ending}`
      const path = await dialogs.chooseTarget({ title: 'Export the sheet', fileName, extension })
      if (path === null) throw notExported()
      // The dialogs may have outlasted the sheet, or the lock come meanwhile.
      const sheet = sheets.get(id)
      await writeWholeFile(path, exportSheet(sheet, sheets.each(id), format))
      return { fileName: basename(path), count: sumOf(sheet.counts) }
    },
    'sheets.compare': async ({ id, before }) => sheets.compare(id, before),
    'sheets.run': async (request) => {
      const { profileId, counts } = sheets.get(request.id)
      if (profileId !== null) {
        const profile = engine.profiles.get(profileId)
        const count = request.rows === 'open' ? counts.open : sumOf(counts)
        await askForProduction(dialogs, profile, () =>
          runQuestion(count, profile.name, engine.lab.confirmedOrigin(profileId)),
        )
      }
      return sheets.run(request)
    },
    'sheets.pause': async ({ id }) => {
      sheets.pause(id)
      return {}
    },
    'sheets.resume': async ({ id }) => {
      sheets.resume(id)
      return {}
    },
    'sheets.cancel': async ({ id }) => {
      sheets.cancel(id)
      return {}
    },
  }
}

/** What the file of each format is called, behind the sheet's title, and whether it holds tokens. */
const files: Readonly<
  Record<
    Request<'sheets.export'>['format'],
    { readonly ending: string; readonly extension: string; readonly hasTokens: boolean }
  >
> = {
  csv: { ending: '.csv', extension: 'csv', hasTokens: true },
  json: { ending: '.json', extension: 'json', hasTokens: true },
  junit: { ending: '.xml', extension: 'xml', hasTokens: false },
  markdown: { ending: '.md', extension: 'md', hasTokens: false },
  postman: { ending: '.postman_collection.json', extension: 'json', hasTokens: true },
}

type CopiedRow = Pick<SheetRow, 'link' | 'request'> & { readonly token: string | null }

function tokenOf({ token, request }: CopiedRow): string {
  if (token !== null) return token
  throw new RoompassError('failed', request === null ? tokenGone : isRequest)
}

/** @throws RoompassError `failed` where nothing leads to the room */
function linkOf(row: CopiedRow): string {
  if (row.link !== null) return row.link
  tokenOf(row)
  throw new RoompassError(
    'failed',
    'There is no join link: enter the team domain in the profile and make the set again.',
  )
}

const tokenGone = 'The token was removed from the history: make the set again.'
const isRequest = 'This case is a request, and has no token before it is sent.'

const sumOf = (counts: Readonly<Record<string, number>>) =>
  Object.values(counts).reduce((sum, count) => sum + count, 0)

const notExported = () => new RoompassError('cancelled', 'Nothing was exported.')
