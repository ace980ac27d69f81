import type { Batch, BatchCheck, BatchChoice, BatchInput } from '../../../shared/batch/schemas.ts'
import { RoompassError } from '../../../shared/errors.ts'
import { excerpt } from '../../../shared/text/excerpt.ts'
import type { InputSource, OutputTarget } from '../../batch/batch-engine.ts'
import { refuseWithoutLinks } from '../../batch/outputs/link-fault.ts'
import { isSameFile } from '../../batch/outputs/same-file.ts'
import { issueBatchQuestion } from '../batch-questions.ts'
import { chooseOutput } from '../batch-target.ts'
import { counted } from '../questions.ts'
import type { HandlersOf } from '../router.ts'
import { knownTimeZone } from './time-zone.ts'
import type { Tools } from './tools.ts'

type BatchVerb = `batch.${
  | 'choose'
  | 'paste'
  | 'read'
  | 'remembered'
  | 'check'
  | 'stopCheck'
  | 'problems'
  | 'edit'
  | 'issue'
  | 'list'
  | 'pause'
  | 'resume'
  | 'cancel'
  | 'forget'}`

/** As many inputs as the engine keeps. */
const mostInputs = 20

/** What an input was opened from: the output is called after it, and never takes its place. */
interface Opened {
  readonly name: string
  /** Of a file; else null. */
  readonly path: string | null
}

/** Issuing from tables. Where from and where to is asked in native dialogs. */
export function batchHandlers({ engine, dialogs }: Tools): HandlersOf<BatchVerb> {
  const opened = new Map<string, Opened>()

  async function open(source: InputSource): Promise<BatchInput> {
    const input = await engine.batch.open(source)
    const isFile = source.from === 'file'
    opened.set(input.id, { name: isFile ? input.name : '', path: isFile ? source.path : null })
    for (const id of [...opened.keys()].slice(0, -mostInputs)) opened.delete(id)
    return input
  }

  return {
    'batch.choose': async () => {
      const path = await dialogs.chooseFile('Choose a table of guests')
      if (path === null) throw new RoompassError('cancelled', 'No file was chosen.')
      return open({ from: 'file', path })
    },
    'batch.paste': async ({ text }) => open({ from: 'pasted', text }),
    'batch.read': async ({ id, reading }) => engine.batch.read(id, reading),
    'batch.remembered': async ({ id, platform }) => ({ columns: engine.batch.remembered(id, platform) }),
    'batch.check': async (request) => {
      knownTimeZone(request.plan.timeZone)
      return engine.batch.check(request)
    },
    'batch.stopCheck': async ({ id }) => {
      engine.batch.stopCheck(id)
      return {}
    },
    'batch.problems': async (request) => engine.batch.problems(request),
    'batch.edit': async (request) => engine.batch.edit(request),
    'batch.issue': async ({ id, ...request }) => {
      const { plan, choice, format } = request
      knownTimeZone(plan.timeZone)
      const profile = engine.profiles.get(plan.draft.profileId)
      refuseWithoutLinks(profile, format)
      const tokens = tokensOf(await engine.batch.checked(id), choice)
      if (!(await dialogs.ask(issueBatchQuestion(tokens, profile, format)))) throw notIssued()
      const { name, path: inputPath } = opened.get(id) ?? { name: '', path: null }
      const path = await chooseOutput(dialogs, format, name)
      if (path === null) throw notIssued()
      if (inputPath !== null && (await isSameFile(inputPath, path))) throw overInput()
      return engine.batch.issue({ ...request, inputId: id, target: { path } })
    },
    'batch.list': async () => ({ batches: engine.batch.list() }),
    'batch.pause': async ({ id }) => {
      engine.batch.pause(id)
      return {}
    },
    'batch.resume': async ({ id }) => resume({ engine, dialogs }, id),
    'batch.cancel': async ({ id }) => engine.batch.cancel(id),
    'batch.forget': async ({ id }) => {
      engine.batch.forget(id)
      return {}
    },
  }
}

/** How many tokens a choice of rows comes to. @throws RoompassError `bad-request` where nothing can be issued */
function tokensOf({ state, message, rows, fine, errors }: BatchCheck, choice: BatchChoice): number {
  if (state !== 'done') {
    throw new RoompassError('bad-request', message || 'Let the dry run come to its end first.')
  }
  if (choice === 'all' && errors > 0) {
    const what = errors === 1 ? '1 row has errors' : `${counted(errors, 'row')} have errors`
    throw new RoompassError('bad-request', `${what}: mend them, or leave them out.`, 'choice')
  }
  const tokens = choice === 'fine' ? fine : rows - errors
  if (tokens === 0) throw new RoompassError('bad-request', 'There is no row to issue a token for.', 'choice')
  return tokens
}

/** Goes on with a batch; where its input, or the folder of its output, is not there any more, the person is asked. */
async function resume({ engine, dialogs }: Pick<Tools, 'engine' | 'dialogs'>, id: string): Promise<Batch> {
  let moved: { readonly source?: InputSource; readonly target?: OutputTarget } = {}
  for (;;) {
    try {
      return await engine.batch.resume(id, moved)
    } catch (error) {
      const gone = error instanceof RoompassError && error.code === 'not-found' ? error.field : undefined
      const { inputName, output } = engine.batch.get(id)
      if (gone === 'input' && moved.source === undefined) {
        const path = await dialogs.chooseFile(`Where is “${excerpt(inputName)}” now?`)
        if (path === null) throw new RoompassError('cancelled', 'The batch was left as it was.')
        moved = { ...moved, source: { from: 'file', path } }
      } else if (gone === 'output' && moved.target === undefined) {
        const path = await chooseOutput(dialogs, output.format, inputName)
        if (path === null) throw new RoompassError('cancelled', 'The batch was left as it was.')
        moved = { ...moved, target: { path } }
      } else throw error
    }
  }
}

const notIssued = () => new RoompassError('cancelled', 'Nothing was issued.')

function overInput(): RoompassError {
  return new RoompassError(
    'bad-request',
    'That is the file that the guests are read from: choose another name, so that it stays.',
  )
}
