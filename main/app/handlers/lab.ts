import { basename } from 'node:path'
import type { Request } from '../../../shared/contract.ts'
import { RoompassError } from '../../../shared/errors.ts'
import { writeCaseFile } from '../../../shared/lab/case-file.ts'
import { platforms } from '../../../shared/platforms/index.ts'
import { originOfEndpoint } from '../../lab/endpoint-origin.ts'
import type { CraftRequest } from '../../lab/lab-engine.ts'
import { writeWholeFile } from '../../lab/whole-file.ts'
import { readCasesFrom } from '../case-file.ts'
import { confirmEndpointQuestion, sendQuestion, signQuestion } from '../lab-questions.ts'
import type { HandlersOf } from '../router.ts'
import { askForProduction } from './production.ts'
import type { Tools } from './tools.ts'

type LabVerb = `lab.${
  | 'getDraft'
  | 'setDraft'
  | 'craft'
  | 'send'
  | 'getEndpoint'
  | 'setEndpoint'
  | 'listOwnCases'
  | 'saveOwnCase'
  | 'removeOwnCase'
  | 'exportOwnCases'
  | 'importOwnCases'}`

/** Tokens and requests by hand, where sets are run against, and own cases. */
export function labHandlers({ engine, dialogs, keyIntake }: Tools): HandlersOf<LabVerb> {
  /** A typed key becomes bytes at once: they can be overwritten. */
  async function taken(key: Request<'lab.craft'>['key']): Promise<CraftRequest['key']> {
    if (key.from !== 'typed') return key
    const { secret, encoding } = key
    return { from: 'typed', bytes: await keyIntake.take({ from: 'typed', secret }), encoding }
  }

  return {
    'lab.getDraft': async () => engine.lab.getDraft(),
    'lab.setDraft': async (draft) => ({ kept: engine.lab.setDraft(draft) }),
    'lab.craft': async ({ key: given, ...request }) => {
      const key = await taken(given)
      try {
        const profile = engine.profiles.get(request.profileId)
        await askForProduction(dialogs, profile, () => signQuestion(1, profile.name))
        return await engine.lab.craft({ ...request, key })
      } finally {
        if (key.from === 'typed') key.bytes.fill(0)
      }
    },
    'lab.send': async (request) => {
      const profile = engine.profiles.get(request.profileId)
      await askForProduction(dialogs, profile, () => sendQuestion(request.request, profile.name))
      return engine.lab.send(request)
    },
    'lab.getEndpoint': async ({ profileId }) => ({ endpoint: engine.lab.endpoint(profileId) }),
    'lab.setEndpoint': async ({ profileId, endpoint }) => {
      if (endpoint === null) return { endpoint: engine.lab.setEndpoint(profileId, null) }
      const { name } = engine.profiles.get(profileId)
      const origin = originOfEndpoint(endpoint)
      const isKnown = engine.lab.confirmedOrigin(profileId) === origin
      if (!isKnown && !(await dialogs.ask(confirmEndpointQuestion(origin, name)))) {
        throw new RoompassError('cancelled', 'The endpoint was left as it was.')
      }
      return { endpoint: engine.lab.setEndpoint(profileId, endpoint) }
    },
    'lab.listOwnCases': async ({ platform }) => ({ cases: engine.lab.ownCases(platform) }),
    'lab.saveOwnCase': async (own) => engine.lab.saveOwnCase(own),
    'lab.removeOwnCase': async ({ id }) => {
      engine.lab.removeOwnCase(id)
      return {}
    },
    'lab.exportOwnCases': async ({ platform }) => {
      const { name } = platforms[platform]
      if (engine.lab.ownCases(platform).length === 0) throw noCases(name)
      const path = await dialogs.chooseTarget({
        title: 'Export your edge cases',
        fileName: `Roompass edge cases ${name}.json`,
        extension: 'json',
      })
      if (path === null) throw new RoompassError('cancelled', 'Nothing was exported.')
      // The dialog may have outlasted the lock, or a case.
      const cases = engine.lab.ownCases(platform)
      await writeWholeFile(path, writeCaseFile(cases))
      return { fileName: basename(path), count: cases.length }
    },
    'lab.importOwnCases': async () => {
      const path = await dialogs.chooseFile('Choose a file of edge cases')
      if (path === null) throw new RoompassError('cancelled', 'No file was chosen.')
      const cases = await readCasesFrom(path)
      engine.lab.saveOwnCases(cases)
      return { fileName: basename(path), count: cases.length }
    },
  }
}

function noCases(platform: string): RoompassError {
  return new RoompassError(
    'not-found',
    `There are no edge cases of your own for ${platform}: save one from the Lab first.`,
  )
}
