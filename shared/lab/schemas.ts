import { environmentSchema, idSchema, keyEncodingSchema, platformIdSchema } from '../schemas.ts'
import { z } from '../zod.ts'
import {
  algorithms,
  characterForms,
  keyVariants,
  layouts,
  segmentForms,
  signatureForms,
  transports,
} from './craft.ts'

/** The things of Inspect and the Lab, as schemas. The renderer imports only the types. Times are epoch seconds. */

const text = (max: number) => z.string().max(max)
const longText = text(200_000)

/** The longest pasted text that main takes, in UTF-16 units. */
export const longestToken = 2_000_000

/** A token as it is put together by hand: exactly its bytes are signed. */
export const craftSchema = z.strictObject({
  /** JSON, or anything else. */
  header: longText,
  payload: longText,
  layout: z.enum(layouts),
  characters: z.enum(characterForms),
  forms: z.strictObject({
    header: z.enum(segmentForms),
    payload: z.enum(segmentForms),
    signature: z.enum(segmentForms),
  }),
  /** What it is signed with, whatever the header says. */
  algorithm: z.enum(algorithms),
  signature: z.enum(signatureForms),
  /** Put around the finished token; not signed. */
  before: text(1000),
  after: text(1000),
})

/** What a crafted token is signed with. `current`: the profile's current key. */
export const craftKeySchema = z.discriminatedUnion('from', [
  z.strictObject({ from: z.literal('current') }),
  z.strictObject({ from: z.literal('stored'), id: idSchema }),
  z.strictObject({ from: z.literal('typed'), secret: text(20_000), encoding: keyEncodingSchema }),
  z.strictObject({ from: z.literal('empty') }),
])

/** How a crafted token is to be used: the room of the address, and how the token stands in it. */
export const deliverySchema = z.strictObject({ room: text(2000), transport: z.enum(transports) })

/** A request to a platform, as it is typed; `{{name}}` stands for what main puts in, such as `{{secret}}`. */
export const requestCraftSchema = z.strictObject({
  /** Which of the platform's origins, by its name there. */
  origin: text(64),
  method: text(32),
  path: text(8000),
  headers: z.array(z.strictObject({ name: text(200), value: text(8000) })).max(100),
  body: longText,
})

/** What came back for a crafted request. */
export const requestAnswerSchema = z.strictObject({
  status: z.int(),
  headers: z.array(z.strictObject({ name: z.string(), value: z.string() })),
  /** At most a million characters, with every secret taken out. */
  body: z.string(),
  isCut: z.boolean(),
  milliseconds: z.int(),
})

/** The Lab as it was left. */
export const labDraftSchema = z.strictObject({
  profileId: text(64),
  craft: craftSchema,
  /** Claims whose number is kept at a time as typed, such as `exp` at `2h`; resolved when the moment is taken. */
  times: z.record(text(200), text(200)),
  /** A stored key, or null for the current one. */
  keyId: idSchema.nullable(),
  variant: z.enum(keyVariants),
  delivery: deliverySchema,
  /** As typed; empty where the moment is taken anew. */
  frozenAt: text(64),
  request: requestCraftSchema.nullable(),
})

export const outcomeSchema = z.enum(['accepted', 'refused', 'unknown'])
/** `name-screen`: accepted, and asked for a name. `error`: neither, such as an error page or no answer. */
export const observedSchema = z.enum(['accepted', 'refused', 'name-screen', 'error'])
/** `open`: not observed yet. `unknown`: observed, and nothing was expected. */
export const resultSchema = z.enum(['pass', 'fail', 'unknown', 'open'])

/** An edge case that a person made. The same object is exported; see `shared/lab/case-file.ts`. */
export const ownCaseSchema = z.strictObject({
  id: idSchema,
  title: text(200),
  platform: platformIdSchema,
  expected: outcomeSchema,
  note: text(10_000),
  draft: labDraftSchema.omit({ profileId: true, keyId: true, frozenAt: true }),
})

/** A set of edge cases that was made, with what was seen of each. */
export const sheetSchema = z.strictObject({
  id: idSchema,
  title: text(200),
  platform: platformIdSchema,
  profileId: idSchema.nullable(),
  profileName: text(100),
  environment: environmentSchema,
  room: text(2000),
  madeAt: z.int(),
  /** The moment that its times count from. */
  moment: z.int(),
  counts: z.strictObject({ pass: z.int(), fail: z.int(), unknown: z.int(), open: z.int() }),
})

/** One line of a sheet. */
export const sheetRowSchema = z.strictObject({
  /** From 1, in the order of the set. */
  number: z.int(),
  caseId: text(500),
  title: text(1000),
  group: text(100),
  expected: outcomeSchema,
  reason: text(4000),
  source: text(1000),
  /** Whether the token is signed again after the change. */
  resigned: z.boolean(),
  /** The crafted session that holds the token; null for a request, and once it is removed from the history. */
  sessionId: idSchema.nullable(),
  /** What leads to the room with the token; null where nothing does. */
  link: z.string().nullable(),
  request: requestCraftSchema.nullable(),
  observed: observedSchema.nullable(),
  /** The error text or whatever else was seen. */
  detail: text(4000),
  observedAt: z.int().nullable(),
  result: resultSchema,
  note: text(4000),
})

/** What makes an answer of an endpoint count as an acceptance. */
export const answerRuleSchema = z.discriminatedUnion('by', [
  z.strictObject({
    by: z.literal('status'),
    from: z.int().min(100).max(599),
    to: z.int().min(100).max(599),
  }),
  /** The body has this text. */
  z.strictObject({ by: z.literal('text'), text: text(1000) }),
  /** A path such as `data.user.admitted`; its value, as JSON, is `equals`. */
  z.strictObject({ by: z.literal('json'), path: text(500), equals: text(1000) }),
])

/** Where a profile's sets are run against. */
export const endpointSchema = z.strictObject({
  /** With `{link}`, `{room}` and `{token}` behind the host. */
  url: text(2000),
  method: z.enum(['GET', 'POST', 'PUT']),
  headers: z.array(z.strictObject({ name: text(200), value: text(8000) })).max(50),
  /** For POST and PUT. */
  body: text(20_000),
  accepted: answerRuleSchema,
  /** What makes an accepted answer a name screen; null for no such thing. */
  nameScreen: answerRuleSchema.nullable(),
})

/** How far a run has come. */
export const runProgressSchema = z.strictObject({
  sheetId: idSchema,
  state: z.enum(['running', 'paused', 'done', 'cancelled', 'failed']),
  done: z.int(),
  total: z.int(),
  /** Why it failed; empty otherwise. */
  message: z.string(),
})

/** Which cases a set is made of. */
export const chosenCasesSchema = z.discriminatedUnion('as', [
  z.strictObject({ as: z.literal('list'), ids: z.array(text(500)).min(1).max(10_000) }),
  z.strictObject({
    as: z.literal('matrix'),
    groups: z.array(text(100)).min(2).max(8),
    /** `pairs`: every two cases of two groups meet at least once. `full`: every combination. */
    cover: z.enum(['pairs', 'full']),
  }),
])

/** What signed a token, as far as a try of all keys tells. */
export const signerSchema = z.strictObject({
  /** Null for a key typed by hand and for the empty key. */
  profileName: text(100).nullable(),
  keyLabel: text(100).nullable(),
  status: z.enum(['current', 'previous']).nullable(),
  algorithm: z.enum(algorithms),
  variant: z.enum(keyVariants),
  /** One sentence, such as `Signed with “Acme staging”, previous key, read as base64.` */
  sentence: text(1000),
})

export type Craft = z.infer<typeof craftSchema>
export type CraftKey = z.infer<typeof craftKeySchema>
export type Delivery = z.infer<typeof deliverySchema>
export type RequestCraft = z.infer<typeof requestCraftSchema>
export type RequestAnswer = z.infer<typeof requestAnswerSchema>
export type LabDraft = z.infer<typeof labDraftSchema>
export type Outcome = z.infer<typeof outcomeSchema>
export type Observed = z.infer<typeof observedSchema>
export type CaseResult = z.infer<typeof resultSchema>
export type OwnCase = z.infer<typeof ownCaseSchema>
export type Sheet = z.infer<typeof sheetSchema>
export type SheetRow = z.infer<typeof sheetRowSchema>
export type AnswerRule = z.infer<typeof answerRuleSchema>
export type Endpoint = z.infer<typeof endpointSchema>
export type RunProgress = z.infer<typeof runProgressSchema>
export type ChosenCases = z.infer<typeof chosenCasesSchema>
export type Signer = z.infer<typeof signerSchema>
