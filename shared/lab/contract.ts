import { draftSchema, idSchema, keyEncodingSchema, platformIdSchema, sessionSchema } from '../schemas.ts'
import type { EventName, Verb } from '../verbs.ts'
import { z } from '../zod.ts'
import {
  chosenCasesSchema,
  craftKeySchema,
  craftSchema,
  deliverySchema,
  endpointSchema,
  labDraftSchema,
  longestToken,
  observedSchema,
  ownCaseSchema,
  requestAnswerSchema,
  requestCraftSchema,
  resultSchema,
  runProgressSchema,
  sheetRowSchema,
  sheetSchema,
  signerSchema,
} from './schemas.ts'

const nothing = z.strictObject({})
const byId = z.strictObject({ id: idSchema })
const ofProfile = z.strictObject({ profileId: idSchema })
const ofRow = byId.extend({ number: z.int().min(1) })
const file = z.strictObject({ fileName: z.string(), count: z.int() })
const rowAfter = z.strictObject({ row: sheetRowSchema, sheet: sheetSchema })

/** The verbs of Inspect and the Lab, for `contract.ts`. */
export const labContract = {
  /** Tries every signing key of every profile, or one typed by hand, and for each the mistakes that people make with keys. */
  'tokens.detect': {
    request: z.strictObject({
      token: z.string().max(longestToken),
      /** Null tries what is stored. A typed key is forgotten once it was tried. */
      typed: z.strictObject({ secret: z.string().max(20_000), encoding: keyEncodingSchema }).nullable(),
    }),
    response: z.strictObject({
      /** Null where no key fits. */
      signer: signerSchema.nullable(),
      /** How many keys were tried, the empty one not among them. */
      keys: z.int(),
      /** Keys that could not be read, as `profile, key`. */
      unread: z.array(z.string()),
    }),
  },
  /** Records a pasted token in the history, with origin `pasted`. */
  'tokens.keep': {
    request: z.strictObject({
      token: z.string().max(longestToken),
      platform: platformIdSchema,
      profileId: idSchema.nullable(),
    }),
    response: sessionSchema,
  },

  'lab.getDraft': { request: nothing, response: labDraftSchema.nullable() },
  'lab.setDraft': { request: labDraftSchema, response: z.strictObject({ kept: z.boolean() }) },
  /**
   * Signs exactly the bytes that the craft comes to, and records them with origin `crafted`. For a production profile only
   * where it allows that, and then after a native dialog.
   */
  'lab.craft': {
    request: z.strictObject({
      profileId: idSchema,
      craft: craftSchema,
      key: craftKeySchema,
      variant: labDraftSchema.shape.variant,
      delivery: deliverySchema,
    }),
    response: z.strictObject({
      session: sessionSchema.extend({ token: z.string() }),
      recorded: z.boolean(),
    }),
  },
  /** Sends a crafted request to one of the profile's own origins, and records a token that comes back. Production as above. */
  'lab.send': {
    request: z.strictObject({ profileId: idSchema, request: requestCraftSchema }),
    response: z.strictObject({
      answer: requestAnswerSchema,
      /** Null where no token came back. */
      session: sessionSchema.nullable(),
    }),
  },
  'lab.getEndpoint': {
    request: ofProfile,
    response: z.strictObject({ endpoint: endpointSchema.nullable() }),
  },
  /** A host that was not confirmed for this profile before is, in a native dialog. Null removes it. */
  'lab.setEndpoint': {
    request: ofProfile.extend({ endpoint: endpointSchema.nullable() }),
    response: z.strictObject({ endpoint: endpointSchema.nullable() }),
  },
  'lab.listOwnCases': {
    request: z.strictObject({ platform: platformIdSchema }),
    response: z.strictObject({ cases: z.array(ownCaseSchema) }),
  },
  /** One with a known id takes the place of that. */
  'lab.saveOwnCase': { request: ownCaseSchema, response: ownCaseSchema },
  'lab.removeOwnCase': { request: byId, response: nothing },
  /** Asks in a native dialog where to. */
  'lab.exportOwnCases': { request: z.strictObject({ platform: platformIdSchema }), response: file },
  /** Asks in a native dialog for the file; cases with a known id are replaced. */
  'lab.importOwnCases': { request: nothing, response: file },

  /** Makes the tokens of a set and records them, with origin `crafted`, as a sheet. Production as in `lab.craft`. */
  'sheets.make': {
    request: z.strictObject({
      title: z.string().max(200),
      /** What the right token is made from. */
      draft: draftSchema,
      timeZone: z.string().max(64),
      /** Epoch seconds from which times count; null for now. */
      moment: z.int().nullable(),
      cases: chosenCasesSchema,
      /** By the ids of the platform's needs. */
      given: z.record(z.string().max(64), z.string().max(2000)),
    }),
    response: z.strictObject({
      sheet: sheetSchema,
      /** Cases left out, since what they need was not given. */
      leftOut: z.array(z.string()),
    }),
  },
  /** The newest first. */
  'sheets.list': { request: nothing, response: z.strictObject({ sheets: z.array(sheetSchema) }) },
  'sheets.get': { request: byId, response: sheetSchema },
  'sheets.rows': {
    request: byId.extend({
      offset: z.int().min(0),
      limit: z.int().min(1).max(500),
      /** Null does not narrow. */
      result: resultSchema.nullable(),
    }),
    response: z.strictObject({ rows: z.array(sheetRowSchema), total: z.int() }),
  },
  /** Null takes back what was seen. */
  'sheets.observe': {
    request: ofRow.extend({ observed: observedSchema.nullable(), detail: z.string().max(4000) }),
    response: rowAfter,
  },
  'sheets.note': { request: ofRow.extend({ note: z.string().max(4000) }), response: rowAfter },
  'sheets.rename': { request: byId.extend({ title: z.string().max(200) }), response: sheetSchema },
  /** After a native dialog; its sessions go too. */
  'sheets.remove': { request: byId, response: nothing },
  'sheets.copy': {
    request: ofRow.extend({ what: z.enum(['token', 'link']) }),
    /** Seconds until it is cleared; 0 when it stays. */
    response: z.strictObject({ clearedAfter: z.int() }),
  },
  /** Opens the link in the browser. */
  'sheets.open': { request: ofRow, response: nothing },
  /** Asks in a native dialog where to. The file holds the tokens. */
  'sheets.export': {
    request: byId.extend({ format: z.enum(['csv', 'json', 'junit', 'markdown', 'postman']) }),
    response: file,
  },
  /** What differs between two runs of the same cases: result or what was seen, and cases in one of them only. */
  'sheets.compare': {
    request: byId.extend({ before: idSchema }),
    response: z.strictObject({
      changes: z.array(
        z.strictObject({
          caseId: z.string(),
          title: z.string(),
          before: sheetRowSchema.nullable(),
          after: sheetRowSchema.nullable(),
        }),
      ),
      /** How many cases are in both and alike. */
      same: z.int(),
    }),
  },
  /**
   * Sends each row to the profile's endpoint, or its request to the profile's platform, and fills in what was seen. Answers
   * once it runs; `sheets.progress` tells the rest. Production as in `lab.craft`.
   */
  'sheets.run': {
    request: byId.extend({
      concurrency: z.int().min(1).max(64),
      /** Requests a second at most; 0 for no limit. */
      rate: z.number().min(0).max(10_000),
      /** `open`: only rows of which nothing was seen. */
      rows: z.enum(['all', 'open']),
    }),
    response: z.strictObject({ total: z.int() }),
  },
  'sheets.pause': { request: byId, response: nothing },
  'sheets.resume': { request: byId, response: nothing },
  'sheets.cancel': { request: byId, response: nothing },
} as const satisfies Partial<Record<Verb, { request: z.ZodType; response: z.ZodType }>>

/** What main announces of the Lab. */
export const labEvents = {
  /** A sheet is not what it was, here or in another process. */
  'sheets.changed': nothing,
  'sheets.progress': runProgressSchema,
} as const satisfies Partial<Record<EventName, z.ZodType>>
