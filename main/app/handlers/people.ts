import { basename } from 'node:path'
import { RoompassError } from '../../../shared/errors.ts'
import type { Person, PlatformId } from '../../../shared/schemas.ts'
import type { Engine } from '../../engine.ts'
import { exportPeople } from '../../people/export.ts'
import { exportPeopleQuestion, forgetPersonQuestion } from '../lifecycle-questions.ts'
import type { HandlersOf } from '../router.ts'
import type { Tools } from './tools.ts'

type PeopleVerb = `people.${'search' | 'setParticipant' | 'forget' | 'export'}`

/** Who is behind the names that leave this computer. */
export function peopleHandlers({ engine, dialogs }: Tools): HandlersOf<PeopleVerb> {
  return {
    'people.search': async (query) => engine.people.search(query),
    'people.setParticipant': async ({ id, participantId }) => engine.people.setParticipant(id, participantId),
    'people.forget': async ({ id }) => {
      const person = engine.people.get(id)
      if (!(await dialogs.ask(forgetPersonQuestion(person, platformOf(engine, person))))) {
        throw new RoompassError('cancelled', 'Nobody was forgotten.')
      }
      engine.people.forget(id)
      return {}
    },
    'people.export': async ({ profileId, format }) => {
      const { total } = engine.people.search({ profileId, text: '', offset: 0, limit: 1 })
      if (total === 0) throw new RoompassError('not-found', 'There is nobody to export in this profile.')
      if (!(await dialogs.ask(exportPeopleQuestion(total)))) throw notExported()
      const fileName = `Roompass aliases.${format}`
      const path = await dialogs.chooseTarget({ title: 'Export the aliases', fileName, extension: format })
      if (path === null) throw notExported()
      const count = await exportPeople(engine.people.each(profileId), { path, format })
      return { fileName: basename(path), count }
    },
  }
}

function platformOf({ profiles }: Pick<Engine, 'profiles'>, { profileId }: Person): PlatformId | null {
  return profiles.list().find(({ id }) => id === profileId)?.platform ?? null
}

const notExported = () => new RoompassError('cancelled', 'Nothing was exported.')
