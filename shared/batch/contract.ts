import { idSchema, platformIdSchema } from '../schemas.ts'
import type { EventName, Verb } from '../verbs.ts'
import { z } from '../zod.ts'
import {
  batchCheckSchema,
  batchChoiceSchema,
  batchInputSchema,
  batchPlanSchema,
  batchProblemSchema,
  batchSchema,
  longestCell,
  longestPaste,
  mostColumns,
  outputFormatSchema,
  readingSchema,
} from './schemas.ts'

const nothing = z.strictObject({})
const byId = z.strictObject({ id: idSchema })

/** Where a dry run stands after a row was changed, and what is to be said of the row now; null for nothing. */
const afterEdit = z.strictObject({ check: batchCheckSchema, problem: batchProblemSchema.nullable() })

/** The verbs of bulk issuing. Inputs and outputs are chosen in native dialogs: no verb takes a path. */
export const batchContract = {
  /** Asks in a native dialog for the file. @throws cancelled, bad-request */
  'batch.choose': { request: nothing, response: batchInputSchema },
  'batch.paste': {
    request: z.strictObject({ text: z.string().max(longestPaste) }),
    response: batchInputSchema,
  },
  /** Reads the beginning again, in another way. */
  'batch.read': { request: byId.extend({ reading: readingSchema }), response: batchInputSchema },
  /** How columns of these names were matched last for a platform; null where they never were. */
  'batch.remembered': {
    request: byId.extend({ platform: platformIdSchema }),
    response: z.strictObject({ columns: batchPlanSchema.shape.columns.nullable() }),
  },
  /** Begins a dry run, and ends one that is under way for this input; `batch.checked` tells of it. Remembers the columns. */
  'batch.check': { request: byId.extend({ plan: batchPlanSchema }), response: batchCheckSchema },
  'batch.stopCheck': { request: byId, response: nothing },
  /** Rows of the last dry run that there is something to say of, in the order of the input. */
  'batch.problems': {
    request: byId.extend({
      /** Null does not narrow; `formula` is for every row with such a cell, whatever else there is to say of it. */
      level: batchProblemSchema.shape.level.nullable(),
      offset: z.int().min(0),
      limit: z.int().min(1).max(500),
    }),
    response: z.strictObject({ problems: z.array(batchProblemSchema), total: z.int() }),
  },
  /** Changes the cells of a listed row for this batch; the file stays as it is. Null takes the change back. */
  'batch.edit': {
    request: byId.extend({
      row: z.int().min(1),
      cells: z.array(z.string().max(longestCell)).max(mostColumns).nullable(),
    }),
    response: afterEdit,
  },
  /**
   * Issues the rows of an input after a dry run of this very plan. Asks in native dialogs where to, and for production.
   * Answers once it runs; `batch.progress` tells the rest.
   */
  'batch.issue': {
    request: byId.extend({
      plan: batchPlanSchema,
      choice: batchChoiceSchema,
      format: outputFormatSchema,
      guardFormulas: z.boolean(),
    }),
    response: batchSchema,
  },
  /** Batches that are not over first, then the newest. At most 100. */
  'batch.list': { request: nothing, response: z.strictObject({ batches: z.array(batchSchema) }) },
  /** Nothing more is issued until `resume`. */
  'batch.pause': { request: byId, response: nothing },
  /** Goes on, also with a batch that broke off. A file that is elsewhere by now is asked for in a native dialog. */
  'batch.resume': { request: byId, response: batchSchema },
  /** Ends it at once. What was issued is in the history and in the output, which is marked as cancelled. */
  'batch.cancel': { request: byId, response: batchSchema },
  /** Takes a batch that is over off the list. Its sessions and its output stay. */
  'batch.forget': { request: byId, response: nothing },
} as const satisfies Partial<Record<Verb, { request: z.ZodType; response: z.ZodType }>>

/** What main announces of batches. */
export const batchEvents = {
  /** A batch was begun, is over or was taken off the list, here or in another process. */
  'batch.changed': nothing,
  /** Some times a second while a dry run goes on, and once at its end. */
  'batch.checked': z.strictObject({ inputId: idSchema, check: batchCheckSchema }),
  /** Some times a second while a batch runs, and at each change of its state. */
  'batch.progress': batchSchema,
} as const satisfies Partial<Record<EventName, z.ZodType>>
