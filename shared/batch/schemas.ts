import { draftSchema, environmentSchema, findingSchema, idSchema, platformIdSchema } from '../schemas.ts'
import { z } from '../zod.ts'

/** The things of bulk issuing, as schemas. The renderer imports only the types. Times are epoch seconds. */

const text = (max: number) => z.string().max(max)

/** The longest pasted text, in UTF-16 units. What is longer comes as a file. */
export const longestPaste = 5_000_000

/** The most columns of an input; what a platform can take is far less. */
export const mostColumns = 500

/** The longest cell, in UTF-16 units: far above any claim. */
export const longestCell = 200_000

export const separatorSchema = z.enum([',', ';', '\t'])

/** How an input is to be read. */
export const readingSchema = z.strictObject({
  /** JSON lines: one object a line (https://jsonlines.org). */
  format: z.enum(['csv', 'jsonl']),
  /** Null for JSON lines. */
  separator: separatorSchema.nullable(),
  /** Whether the first row names the columns; JSON lines always do. */
  hasHeader: z.boolean(),
})

/** Rows to issue from, before anything is issued. */
export const batchInputSchema = z.strictObject({
  id: idSchema,
  from: z.enum(['file', 'pasted', 'stdin']),
  /** The file's own name, without its folder. */
  name: text(500),
  /** Bytes; null where it is not known before the end. */
  bytes: z.int().nullable(),
  encoding: z.enum(['utf-8', 'utf-16le', 'utf-16be', 'windows-1252']),
  reading: readingSchema,
  columns: z.array(text(longestCell)).max(mostColumns),
  /** The first rows, in the order of the columns. */
  firstRows: z.array(z.strictObject({ row: z.int(), line: z.int(), cells: z.array(z.string()) })),
  /** What was converted or guessed on the way in, in sentences. */
  remarks: z.array(text(500)),
})

/**
 * How rows become drafts: the form's values for all, and for the fields named here a template of the row's cells, such
 * as `{first} {last}`. Where that comes to nothing the form's value stands. `{{` and `}}` are braces.
 */
export const batchPlanSchema = z.strictObject({
  draft: draftSchema,
  columns: z.record(text(64), text(2000)),
  /** IANA name. */
  timeZone: text(64),
})

export const outputFormatSchema = z.enum(['csv', 'jsonl', 'qr-png', 'qr-svg', 'passes'])

/**
 * `all`: nothing is issued while a row has an error. `good`: rows with errors are left out. `fine`: those with warnings
 * too.
 */
export const batchChoiceSchema = z.enum(['all', 'good', 'fine'])

/** One row that there is something to say of. */
export const batchProblemSchema = z.strictObject({
  /** From 1, the header not counted. */
  row: z.int(),
  /** Where the row begins in the input, from 1. */
  line: z.int(),
  cells: z.array(z.string()),
  /** The worst level; `formula` where a spreadsheet would take a cell for a formula and nothing else is to be said. */
  level: z.enum(['error', 'warning', 'hint', 'formula']),
  findings: z.array(
    findingSchema.pick({ level: true, code: true, field: true, message: true, source: true }),
  ),
  /** Whether a person changed its cells here. */
  isEdited: z.boolean(),
})

export const batchCheckSchema = z.strictObject({
  state: z.enum(['running', 'done', 'cancelled', 'failed']),
  rows: z.int(),
  /** Rows with nothing to say of, or only hints. */
  fine: z.int(),
  warnings: z.int(),
  errors: z.int(),
  /** Rows with a cell that a spreadsheet would take for a formula. */
  formulas: z.int(),
  /** Bytes read so far, for the progress. */
  bytes: z.int(),
  /** True where there are more rows with findings than are listed. */
  isCut: z.boolean(),
  /** Why it failed, in a sentence; else empty. */
  message: text(2000),
})

/**
 * `running` and `paused`: here. `stopped`: it broke off, or the application was ended; it can go on. `elsewhere`: another
 * process works on it.
 */
export const batchStateSchema = z.enum(['running', 'paused', 'stopped', 'elsewhere', 'done', 'cancelled'])

/** A batch that was begun. */
export const batchSchema = z.strictObject({
  id: idSchema,
  /** Null once the profile is gone. */
  profileId: idSchema.nullable(),
  profileName: text(100),
  platform: platformIdSchema,
  environment: environmentSchema,
  /** What it is read from, by its own name. */
  inputName: text(500),
  output: z.strictObject({
    format: outputFormatSchema,
    /** Without its folder; of a cancelled batch the name that tells so. */
    fileName: text(500),
    guardFormulas: z.boolean(),
  }),
  choice: batchChoiceSchema,
  state: batchStateSchema,
  /** Rows of the input, where a dry run counted them. */
  total: z.int().nullable(),
  /** Rows read, issued and left out. */
  read: z.int(),
  issued: z.int(),
  leftOut: z.int(),
  startedAt: z.int(),
  changedAt: z.int(),
  /** Rows a second lately; null while it does not run. */
  rate: z.number().nullable(),
  secondsLeft: z.number().nullable(),
  /** Until when the platform asked to wait; null while it answers. */
  waitingUntil: z.int().nullable(),
  /** Why it stopped, in a sentence, with what to do; what is to be said of one that is over; else empty. */
  message: text(2000),
})

export type Separator = z.infer<typeof separatorSchema>
export type Reading = z.infer<typeof readingSchema>
export type BatchInput = z.infer<typeof batchInputSchema>
export type BatchPlan = z.infer<typeof batchPlanSchema>
export type OutputFormat = z.infer<typeof outputFormatSchema>
export type BatchChoice = z.infer<typeof batchChoiceSchema>
export type BatchProblem = z.infer<typeof batchProblemSchema>
export type BatchCheck = z.infer<typeof batchCheckSchema>
export type BatchState = z.infer<typeof batchStateSchema>
export type Batch = z.infer<typeof batchSchema>

/** One row as it is read: never shifted, whatever is wrong with it. */
export interface InputRow {
  /** From 1, the header not counted. */
  readonly row: number
  /** Where it begins, from 1. */
  readonly line: number
  /** As many as there are columns; what is missing is empty. */
  readonly cells: readonly string[]
  /** What is wrong with the row itself, such as too many cells, in a sentence; else null. It can't be issued then. */
  readonly fault: string | null
}
