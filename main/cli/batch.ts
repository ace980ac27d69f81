import { basename } from 'node:path'
import type { BatchInput, BatchPlan } from '../../shared/batch/schemas.ts'
import { RoompassError } from '../../shared/errors.ts'
import { platforms } from '../../shared/platforms/index.ts'
import type { Profile } from '../../shared/schemas.ts'
import type { Engine } from '../engine.ts'
import { readArguments, required, type TableValues, wrongUsage } from './arguments.ts'
import { checkJson, checkSentence, counted, dryRun, problemsOf, problemTable, shown } from './batch-check.ts'
import { batchHelp } from './batch-help.ts'
import { inputName, openInput } from './batch-input.ts'
import { listLeftOut, mostListed } from './batch-left-out.ts'
import { type BatchJob, type BatchValues, batchJob, batchOptions } from './batch-options.ts'
import { batchPlan, columnsSentence } from './batch-plan.ts'
import { batchToResume, brokenOff, resumed } from './batch-resume.ts'
import { type EndedBatch, endJson, endSentence, runBatch, targetOf } from './batch-run.ts'
import type { Command } from './command.ts'
import { confirm } from './confirm.ts'
import type { CliContext } from './context.ts'
import { type ExitCode, exitCodes } from './exit-codes.ts'
import { draftOptions } from './platform-options.ts'
import { shellCommand } from './shell-words.ts'
import { visible } from './text.ts'
import { withHistory } from './with-engine.ts'

export const batch: Command = {
  name: 'batch',
  summary: 'Issue tokens for all guests of a table',
  help: batchHelp,
  async run(args, context) {
    const { values, positionals, tables } = readArguments(args, batchOptions, draftOptions)
    const job = batchJob(values, positionals)
    const name = required(values.profile, 'profile')
    try {
      return await withHistory(context, values['data-dir'], async (engine) => {
        const profile = engine.profiles.byName(name)
        const asked: Asked = { engine, profile, job, values, tables, context }
        return values.resume ? goOn(asked) : begin(asked)
      })
    } finally {
      // One that is still open at its other end would keep the program from ending.
      if (job.input === null) context.streams.input().destroy()
    }
  },
}

/** What was asked for, and of whom. */
interface Asked {
  readonly engine: Engine
  readonly profile: Profile
  readonly job: BatchJob
  readonly values: BatchValues
  readonly tables: TableValues
  readonly context: CliContext
}

async function begin(asked: Asked): Promise<ExitCode> {
  const { engine, profile, job, values, tables, context } = asked
  if (!values['dry-run']) expectNoneBrokenOff(asked)
  const input = await openInput(engine, job, context)
  const plan = batchPlan(engine, profile, input, { tables, map: values.map ?? [] }, context)
  context.terminal.err(`roompass: ${columnsSentence(plan, platforms[profile.platform])}`)
  if (values['dry-run']) return look(asked, input, plan)
  const total = job.choice === 'all' ? await expectNoErrors(asked, input, plan) : null
  await confirmProduction(asked, total)
  const { choice, format } = job
  const guardFormulas = values['guard-formulas'] ?? false
  const target = targetOf(job, context)
  const ended = await runBatch(
    engine,
    () => engine.batch.issue({ inputId: input.id, plan, choice, format, guardFormulas, target }),
    resumeCommand(job, values),
    context,
  )
  showEnd(asked, ended)
  const { reading } = input
  if (ended.batch.leftOut > 0) await listLeftOut(engine, job, { plan, reading }, profile, context)
  return exitCodes.done
}

async function goOn(asked: Asked): Promise<ExitCode> {
  const { engine, job, values, context } = asked
  const open = batchToResume(engine, job, context)
  await confirmProduction(asked, null)
  const command = resumeCommand(job, values)
  showEnd(asked, await runBatch(engine, () => resumed(engine, open, job, context), command, context))
  return exitCodes.done
}

/** A second batch of the same guests would give those of the first one another token. */
function expectNoneBrokenOff({ engine, job, values, context }: Asked): void {
  if (values.overwrite || job.input === null || job.output === null) return
  const open = brokenOff(engine, job, context)
  if (open === null) return
  const where = `A batch from ${inputName(job)} into ${visible(basename(job.output))}`
  throw wrongUsage(
    `${where} broke off after ${counted(open.read)}: go on with --resume, or begin anew with --overwrite.`,
  )
}

async function look(asked: Asked, input: BatchInput, plan: BatchPlan): Promise<ExitCode> {
  const { engine, profile, job, values, context } = asked
  const { terminal } = context
  const check = await dryRun(engine, input, plan, context)
  const problems = problemsOf(engine, input, ['error', 'warning', 'formula'])
  if (values.json) terminal.out(checkJson(check, problems))
  else {
    if (problems.length > 0) terminal.out(`${problemTable(problems, profile.platform)}\n`)
    if (check.isCut) terminal.err('roompass: There are more such rows than are listed.')
    terminal.out(`${inputName(job)}: ${checkSentence(check)}`)
  }
  return check.errors === 0 ? exitCodes.done : exitCodes.refused
}

/** @returns how many rows there are. @throws RoompassError `draft-refused` where one of them has an error */
async function expectNoErrors(asked: Asked, input: BatchInput, plan: BatchPlan): Promise<number> {
  const { engine, profile, values, context } = asked
  const { terminal } = context
  const check = await dryRun(engine, input, plan, context)
  if (check.errors === 0) return check.rows
  const problems = problemsOf(engine, input, ['error'], mostListed)
  if (values.json) terminal.out(checkJson(check, problems))
  else terminal.out(problemTable(problems, profile.platform))
  const more = check.errors - problems.length
  const unlisted = more > 0 ? ` ${shown(more)} more are listed by --dry-run.` : ''
  throw new RoompassError(
    'draft-refused',
    `${shown(check.errors)} of ${counted(check.rows)} can not be issued, so nothing was.${unlisted} Mend them in the file, or leave them out with --only-good.`,
  )
}

/** @param total rows, where they were counted */
async function confirmProduction(
  { profile, job, values, context }: Asked,
  total: number | null,
): Promise<void> {
  if (profile.environment !== 'production') return
  const what = total === null ? 'the guests' : counted(total)
  const question = `Issue tokens for ${what} of ${inputName(job)} for the production profile ${visible(profile.name)}? They work there, for real rooms.`
  const deed = { doing: 'Issuing for a production profile', done: 'issued' }
  await confirm(question, values.yes, context.terminal, deed)
}

/** On standard output, unless the tokens are there. */
function showEnd({ job, values, context }: Asked, ended: EndedBatch): void {
  const { terminal } = context
  if (values.json) terminal.out(endJson(ended, job))
  else if (job.output === null) terminal.err(`roompass: ${endSentence(ended, 'standard output')}`)
  else terminal.out(endSentence(ended, visible(ended.batch.output.fileName)))
}

/** What a person types to go on. */
function resumeCommand({ input, output, format }: BatchJob, values: BatchValues): string {
  return shellCommand([
    ...['roompass', 'batch', input ?? '--stdin'],
    ...(output === null ? ['--stdout'] : ['--out', output]),
    ...['--format', format, '--profile', values.profile ?? ''],
    ...(values['data-dir'] === undefined ? [] : ['--data-dir', values['data-dir']]),
    '--resume',
  ])
}
