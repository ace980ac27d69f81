import {
  batchChoiceSchema,
  batchPlanSchema,
  outputFormatSchema,
  readingSchema,
} from '../../../shared/batch/schemas.ts'
import { environmentSchema, platformIdSchema } from '../../../shared/schemas.ts'
import { z } from '../../../shared/zod.ts'

/** What a batch is, as it was begun. Times are epoch seconds. */
export const taskSchema = z.object({
  profileName: z.string(),
  platform: platformIdSchema,
  environment: environmentSchema,
  input: z.object({
    from: z.enum(['file', 'pasted', 'stdin']),
    /** Of a file; else null. */
    path: z.string().nullable(),
    name: z.string(),
    reading: readingSchema,
    columns: z.array(z.string()),
  }),
  output: z.object({
    format: outputFormatSchema,
    /** Null for a stream. */
    path: z.string().nullable(),
    guardFormulas: z.boolean(),
  }),
  plan: batchPlanSchema,
  choice: batchChoiceSchema,
  /** The moment that all rows count from, also those that are issued days later. */
  now: z.int(),
  /** Rows of the input, where a dry run counted them. */
  total: z.int().nullable(),
})

/** Where the output is safely written to. */
const placeSchema = z.object({ row: z.int(), bytes: z.int() })

/** How far a batch has come: written together with the sessions, in the same transaction. */
export const progressSchema = z.object({
  /** The last row that was issued or left out; every row before it was too. */
  read: z.int(),
  issued: z.int(),
  leftOut: z.int(),
  /** Of these the rows that no check could foresee, the first of them with why. */
  unforeseen: z.object({
    count: z.int(),
    first: z.array(z.object({ row: z.int(), line: z.int(), why: z.string() })),
  }),
  /** Of the rows up to `read`, as they were read. Hexadecimal. */
  digest: z.string(),
  /** Null before anything was written, and where the output has to be written anew. */
  place: placeSchema.nullable(),
  /** Once every row is in the output: what tells the whole output apart from other files. Null before. */
  whole: z.string().nullable(),
})

export const contentSchema = z.object({
  task: taskSchema,
  progress: progressSchema,
  /** The name that the output has got, once the batch is over. */
  outputName: z.string().nullable(),
  /** Why it stopped, in a sentence; else empty. */
  message: z.string(),
  /** Taken off the list. The row stays for as long as its sessions do. */
  isForgotten: z.boolean(),
})

export type Task = z.infer<typeof taskSchema>
export type Progress = z.infer<typeof progressSchema>
export type Content = z.infer<typeof contentSchema>

/** @param digest of no rows */
export const noProgress = (digest: string): Progress => ({
  read: 0,
  issued: 0,
  leftOut: 0,
  unforeseen: { count: 0, first: [] },
  digest,
  place: null,
  whole: null,
})
