import { RoompassError } from '../../shared/errors.ts'
import type { OwnCase } from '../../shared/lab/schemas.ts'
import { labOf } from '../../shared/platforms/labs.ts'
import { excerpt } from '../../shared/text/excerpt.ts'
import type { Storage } from '../data/storage.ts'
import type { LabEngine } from './lab-engine.ts'
import { deleteOwnCase, ownCasesOf, writeOwnCase } from './own-case-rows.ts'

type OwnCases = Pick<LabEngine, 'ownCases' | 'saveOwnCase' | 'saveOwnCases' | 'removeOwnCase'>

/** The edge cases that a person made. */
export function createOwnCases({ storage }: { readonly storage: Pick<Storage, 'use'> }): OwnCases {
  const save = (cases: readonly OwnCase[]): OwnCase[] => {
    const checked = cases.map(checkedCase)
    storage.use((database) =>
      database
        .transaction(() => {
          for (const own of checked) writeOwnCase(database, own)
        })
        .immediate(),
    )
    return checked
  }
  return {
    ownCases: (platform) => storage.use((database) => ownCasesOf(database, platform)),
    saveOwnCase: (own) => save([own])[0] ?? own,
    saveOwnCases: (cases) => void save(cases),
    removeOwnCase: (id) => {
      if (storage.use((database) => deleteOwnCase(database, id))) return
      throw new RoompassError('not-found', 'This case is not there any more: look at the list of cases.')
    },
  }
}

/** @throws RoompassError `bad-request` */
function checkedCase(own: OwnCase): OwnCase {
  const title = own.title.trim()
  if (title === '') throw new RoompassError('bad-request', 'The case has no title: give it one.', 'title')
  if (labOf(own.platform).cases.some(({ id }) => id === own.id)) {
    throw new RoompassError(
      'bad-request',
      `The case “${excerpt(title)}” has the id of one of the library: give it another id.`,
      'id',
    )
  }
  return { ...own, title }
}
