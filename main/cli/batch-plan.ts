import { matchColumns } from '../../shared/batch/match-columns.ts'
import type { BatchInput, BatchPlan } from '../../shared/batch/schemas.ts'
import { templateFault } from '../../shared/batch/template.ts'
import { platforms } from '../../shared/platforms/index.ts'
import type { Platform, PlatformField } from '../../shared/platforms/platform.ts'
import type { Profile } from '../../shared/schemas.ts'
import type { BatchEngine } from '../batch/batch-engine.ts'
import { type TableValues, wrongUsage } from './arguments.ts'
import type { CliContext } from './context.ts'
import { draftOptionsOf, expectOptionsOf, filledDraft } from './platform-options.ts'
import { visible } from './text.ts'

/** What is said of how rows become drafts. */
export interface PlanWords {
  readonly tables: TableValues
  /** As typed: `FIELD=TEMPLATE`. */
  readonly map: readonly string[]
}

/**
 * How the rows of an input become drafts: the options are for all of them, and columns go where their names say, or where
 * they went the last time, or where it was said. What was said wins.
 *
 * @throws RoompassError `bad-request`
 */
export function batchPlan(
  engine: { readonly batch: Pick<BatchEngine, 'remembered'> },
  profile: Profile,
  input: BatchInput,
  { tables, map }: PlanWords,
  { timeZone }: Pick<CliContext, 'timeZone'>,
): BatchPlan {
  const platform: Platform = platforms[profile.platform]
  expectOptionsOf(platform, draftOptionsOf(platform), tables)
  const columns = new Map(
    Object.entries(
      engine.batch.remembered(input.id, profile.platform) ?? matchColumns(input.columns, platform),
    ),
  )
  for (const typed of map) {
    const { field, template } = mapped(typed, platform, input.columns)
    if (template === '') columns.delete(field)
    else columns.set(field, template)
  }
  if (columns.size === 0) throw nothingMatched(input, platform)
  expectNeeded(platform, columns, tables)
  return {
    draft: filledDraft(platform.newDraft(profile), platform, tables),
    columns: Object.fromEntries(columns),
    timeZone,
  }
}

/** Where the columns go, such as `name from {Guest}`, for a person to see that it is meant so. */
export function columnsSentence({ columns }: BatchPlan, platform: Pick<Platform, 'fields'>): string {
  const each = Object.entries(columns).map(([name, template]) => {
    const field = platform.fields.find((one) => one.name === name)
    return `${field?.option ?? name} from ${visible(template)}`
  })
  return `Takes ${each.join(', ')}.`
}

function mapped(typed: string, platform: Pick<Platform, 'name' | 'fields'>, columns: readonly string[]) {
  const [, name = '', template = ''] = /^([^=]+)=(.*)$/s.exec(typed) ?? []
  if (name === '') throw wrongUsage('The option --map takes FIELD=TEMPLATE, such as name="{First} {Last}".')
  const field = platform.fields.find((one) => one.option === name || one.name === name)
  if (field === undefined) {
    throw wrongUsage(`The option --map: ${platform.name} has no such field; it has ${optionsOf(platform)}.`)
  }
  const fault = template === '' ? null : templateFault(template, columns)
  if (fault !== null) throw wrongUsage(`The option --map ${optionOf(field)}: ${fault}`)
  return { field: field.name, template }
}

const optionOf = ({ option, name }: PlatformField) => option ?? name

const optionsOf = ({ fields }: Pick<Platform, 'fields'>) => fields.map(optionOf).join(', ')

function nothingMatched({ columns }: BatchInput, platform: Pick<Platform, 'fields'>) {
  const first = columns[0] ?? ''
  return wrongUsage(
    `No column has a name that is known: say what is in them, such as --map name={${first}}. There are ${optionsOf(platform)}.`,
  )
}

function expectNeeded(
  { fields }: Pick<Platform, 'fields'>,
  columns: ReadonlyMap<string, string>,
  tables: TableValues,
): void {
  const missing = fields.find(
    ({ required, option, name }) =>
      required && option !== undefined && !tables.has(option) && !columns.has(name),
  )
  if (missing === undefined) return
  const option = optionOf(missing)
  throw wrongUsage(
    `The option --${option} is missing, and no column is taken for it: give it for all, or say --map ${option}={COLUMN}.`,
  )
}
